package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/**
 * A Huffman table for the differences of lossless scans (H.1.2.2): finds the code and the bits
 * behind it in one look where they are short, as nearly all are.
 */
final class DifferenceTable {

  private static final int LOOK = 12;

  /** 16 bits that stand for 32768 alone, without any behind them (table H.2). */
  private static final int LARGEST_CATEGORY = 16;

  private final HuffmanTable codes;
  private final int[] lookup = new int[1 << LOOK];

  DifferenceTable(HuffmanTable codes) {
    this.codes = codes;
    for (int i = 0; i < lookup.length; i++) {
      int code = codes.findOrZero(i << 16 - LOOK);
      int length = (code >>> 8) + extraBits(code & 0xFF);
      if (code != 0 && length <= LOOK) {
        lookup[i] = entry(code, (long) i << 64 - LOOK);
      }
    }
  }

  /**
   * What comes next.
   *
   * @param window 32 bits or more, the next one on top
   * @return the difference × 65536 + the number of bits it took
   */
  int find(long window) {
    int found = lookup[(int) (window >>> 64 - LOOK)];
    return found != 0 ? found : entry(codes.find((int) (window >>> 48)), window);
  }

  private static int entry(int code, long window) {
    int length = code >>> 8;
    int category = code & 0xFF;
    if (category > LARGEST_CATEGORY) {
      throw new MalformedDicom("a JPEG difference of " + category + " bits");
    }
    int bits = extraBits(category);
    int difference =
        category == 0 || category == LARGEST_CATEGORY
            ? category << 11
            : BitReader.extend((int) (window << length >>> 64 - bits), bits);
    return difference << 16 | length + bits;
  }

  private static int extraBits(int category) {
    return category == LARGEST_CATEGORY ? 0 : category;
  }
}
