package org.pocketdicom.codecs.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a block repeats of itself: runs of a byte, and what a single look into a table of hashes
 * finds. Where nothing repeats, as in noise, it looks less and less often. Reusable.
 */
final class Repetitions {

  static final int LONGEST = 258;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FARTHEST = 32 * 1024;
  // Shorter ones make files 4 % smaller at most, and take half as long again.
  private static final int SHORTEST = 8;
  private static final int HASH_BITS = 12;
  private static final int HASH_FACTOR = 0x9E3779B1;
  private static final int PATIENCE = 4;
  private static final int LARGEST_STEP = 16;

  private final int[] seen = new int[1 << HASH_BITS];
  // Positions in blocks before this one are less.
  private int base = 1;
  private int[] literals = new int[0];
  private int[] repetitions = new int[0];
  private int count;

  /** Looks through the first bytes of a block. */
  void find(byte[] block, int length) {
    if (literals.length < length / SHORTEST) {
      literals = new int[length / SHORTEST];
      repetitions = new int[literals.length];
    }
    count = 0;
    int misses = 0;
    int end = 0;
    int i = 0;
    while (i + Long.BYTES <= length) {
      int from = candidate(block, i);
      int repeated = from < 0 ? 0 : repeated(block, from, i, length);
      if (repeated >= SHORTEST) {
        literals[count] = i - end;
        repetitions[count++] = repeated << 16 | (i - from);
        i += repeated;
        end = i;
        misses = 0;
      } else {
        i += Math.min(1 + (misses++ >> PATIENCE), LARGEST_STEP);
      }
    }
    base += length;
  }

  /** Where the next four bytes may have been before; below 0 if nothing is known. */
  private int candidate(byte[] block, int i) {
    int next = (int) INTS.get(block, i);
    int hash = next * HASH_FACTOR >>> -HASH_BITS;
    int before = seen[hash] - base;
    seen[hash] = base + i;
    if (i > 0 && next == (block[i - 1] & 0xFF) * 0x01010101) {
      return i - 1;
    }
    return before < i - FARTHEST || before >= i ? -1 : before;
  }

  private static int repeated(byte[] block, int from, int at, int length) {
    int most = Math.min(LONGEST, length - at);
    int same = 0;
    while (same + Long.BYTES <= most) {
      long differs = (long) LONGS.get(block, from + same) ^ (long) LONGS.get(block, at + same);
      if (differs != 0) {
        return same + (Long.numberOfTrailingZeros(differs) >>> 3);
      }
      same += Long.BYTES;
    }
    while (same < most && block[from + same] == block[at + same]) {
      same++;
    }
    return same;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** How many bytes lie between a repetition and the one before. */
  int literals(int index) {
    return literals[index];
  }

  int length(int index) {
    return repetitions[index] >>> 16;
  }

  int distance(int index) {
    return repetitions[index] & 0xFFFF;
  }
}
