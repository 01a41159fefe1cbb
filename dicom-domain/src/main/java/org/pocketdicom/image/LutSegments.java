package org.pocketdicom.image;

import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.error.MalformedDicom;

/**
 * Segmented Palette Color Lookup Table Data (PS3.3 C.7.9.2): a series of numbers, bytes where
 * entries have 8 bits and words otherwise, that says how to make a table.
 */
final class LutSegments {

  private static final int DISCRETE = 0;
  private static final int LINEAR = 1;
  private static final int INDIRECT = 2;

  private final EncodedValue data;
  private final int unit;
  private final int[] entries;
  private int filled;

  LutSegments(EncodedValue data, int bits, int length) {
    this.data = data;
    this.unit = bits <= 8 ? 1 : 2;
    this.entries = new int[length];
  }

  /**
   * Makes the table.
   *
   * @throws MalformedDicom if the segments make fewer or more entries, or lie outside of the data
   */
  int[] expand() {
    for (int at = 0; filled < entries.length; ) {
      at = number(at) == INDIRECT ? indirect(at) : direct(at);
    }
    return entries;
  }

  /** Fills in what a discrete or linear segment says, and tells where the next one begins. */
  private int direct(int at) {
    int length = number(at + 1);
    if (length == 0 || length > entries.length - filled) {
      throw new MalformedDicom("a segment of a lookup table makes none or too many entries");
    }
    return switch (number(at)) {
      case DISCRETE -> discrete(at + 2, length);
      case LINEAR -> linear(length, number(at + 2), at + 3);
      default -> throw new MalformedDicom("an unknown segment of a lookup table");
    };
  }

  private int discrete(int at, int length) {
    for (int i = 0; i < length; i++) {
      entries[filled++] = number(at + i);
    }
    return at + length;
  }

  /** A line from the entry before to {@code last}, which is its last point. */
  private int linear(int length, int last, int next) {
    if (filled == 0) {
      throw new MalformedDicom("a lookup table that begins with a linear segment");
    }
    int from = entries[filled - 1];
    for (int i = 1; i <= length; i++) {
      entries[filled++] = from + (int) Math.round((double) (last - from) * i / length);
    }
    return next;
  }

  /**
   * Repeats segments, which are direct ones, from a byte offset that is given in 32 bits, least
   * significant number first.
   */
  private int indirect(int at) {
    int parts = 4 / unit;
    long offset = 0;
    for (int i = 0; i < parts; i++) {
      offset |= (long) number(at + 2 + i) << 8 * unit * i;
    }
    int from = (int) Math.min(offset / unit, Integer.MAX_VALUE - 3);
    for (int copies = number(at + 1); copies > 0; copies--) {
      from = direct(from);
    }
    return at + 2 + parts;
  }

  private int number(int index) {
    if (index >= data.length() / unit) {
      throw new MalformedDicom("the segments of a lookup table end before the table is full");
    }
    boolean swapped = unit == 1 && data.isBigEndian();
    return unit == 1
        ? data.unsignedByte(swapped ? index ^ 1 : index)
        : data.shortAt(2 * index) & 0xFFFF;
  }
}
