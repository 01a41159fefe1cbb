package org.pocketdicom.codecs.j2k;

import java.util.Arrays;

/**
 * A tag tree (B.10.2): for each leaf a number, of which as much is read as is asked for. A node
 * holds the least number below it.
 */
final class TagTree {

  private final int[] widths;
  private final int[] starts;
  private final int[] lowest;
  private final boolean[] known;

  /** The numbers of all nodes, where they are to be written. */
  private final int[] numbers;

  TagTree(int width, int height) {
    int levels = 1 + Math.max(log2(width), log2(height));
    widths = new int[levels];
    starts = new int[levels];
    int nodes = 0;
    for (int level = 0; level < levels; level++) {
      widths[level] = Area.ceilShift(width, level);
      starts[level] = nodes;
      nodes += widths[level] * Area.ceilShift(height, level);
    }
    lowest = new int[nodes];
    known = new boolean[nodes];
    numbers = new int[nodes];
  }

  /** Sets the number of a leaf, before any is written. */
  void set(int x, int y, int number) {
    numbers[y * widths[0] + x] = number;
  }

  /** Makes the numbers of nodes from those of the leaves. */
  void build() {
    for (int level = 1; level < widths.length; level++) {
      int end = level + 1 < widths.length ? starts[level + 1] : numbers.length;
      Arrays.fill(numbers, starts[level], end, Integer.MAX_VALUE);
      for (int i = starts[level - 1]; i < starts[level]; i++) {
        int place = i - starts[level - 1];
        int x = place % widths[level - 1] >> 1;
        int y = place / widths[level - 1] >> 1;
        int node = starts[level] + y * widths[level] + x;
        numbers[node] = Math.min(numbers[node], numbers[i]);
      }
    }
  }

  /** Writes what {@link #isBelow} would read. */
  void tell(int limit, int x, int y, PacketBitWriter bits) {
    int least = 0;
    for (int level = widths.length - 1; level >= 0; level--) {
      int node = starts[level] + (y >> level) * widths[level] + (x >> level);
      least = Math.max(least, lowest[node]);
      while (!known[node] && least < limit) {
        known[node] = numbers[node] == least;
        bits.write(known[node] ? 1 : 0, 1);
        least += known[node] ? 0 : 1;
      }
      lowest[node] = least;
      if (!known[node]) {
        return;
      }
    }
  }

  /** Rounded up. */
  private static int log2(int value) {
    return 32 - Integer.numberOfLeadingZeros(value - 1);
  }

  /** Whether a leaf's number is less than a limit; reads what is needed to tell. */
  boolean isBelow(int limit, int x, int y, PacketBits bits) {
    int least = 0;
    for (int level = widths.length - 1; level >= 0; level--) {
      int node = starts[level] + (y >> level) * widths[level] + (x >> level);
      least = Math.max(least, lowest[node]);
      while (!known[node] && least < limit) {
        if (bits.bit() == 1) {
          known[node] = true;
        } else {
          least++;
        }
      }
      lowest[node] = least;
      if (!known[node]) {
        return false;
      }
    }
    return least < limit;
  }
}
