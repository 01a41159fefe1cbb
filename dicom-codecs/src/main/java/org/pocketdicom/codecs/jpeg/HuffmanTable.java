package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** A table of DHT (B.2.4.2), made ready for decoding (Annex C, F.2.2.3). */
final class HuffmanTable {

  /** Codes up to this length are found by one look. */
  static final int LOOK = 9;

  private static final int LONGEST = 16;

  private final byte[] symbols;

  /** For the next {@link #LOOK} bits: the code's length × 256 + symbol, 0 for longer codes. */
  private final short[] lookup = new short[1 << LOOK];

  /** For each length, what follows its last code, moved to 16 bits. */
  private final int[] limit = new int[LONGEST + 1];

  /** For each length, what leads from a code to its symbol. */
  private final int[] delta = new int[LONGEST + 1];

  private HuffmanTable(int[] counts, byte[] symbols) {
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      delta[length] = index - code;
      if (code + counts[length] > 1 << length) {
        throw new MalformedDicom("a JPEG Huffman table has more codes than there can be");
      }
      for (int i = 0; i < counts[length]; i++) {
        addToLookup(code++, length, symbols[index++]);
      }
      limit[length] = code << (LONGEST - length);
      code <<= 1;
    }
  }

  static HuffmanTable read(Segment segment) {
    int[] counts = new int[LONGEST + 1];
    int total = 0;
    for (int length = 1; length <= LONGEST; length++) {
      counts[length] = segment.u8();
      total += counts[length];
    }
    if (total > 256) {
      throw new MalformedDicom("a JPEG Huffman table of " + total + " symbols");
    }
    byte[] symbols = new byte[total];
    for (int i = 0; i < total; i++) {
      symbols[i] = (byte) segment.u8();
    }
    return new HuffmanTable(counts, symbols);
  }

  private void addToLookup(int code, int length, byte symbol) {
    if (length > LOOK) {
      return;
    }
    int from = code << (LOOK - length);
    int to = from + (1 << (LOOK - length));
    for (int i = from; i < to; i++) {
      lookup[i] = (short) (length << 8 | symbol & 0xFF);
    }
  }

  /** The length × 256 + symbol of the code at the head of 16 bits. */
  int find(int bits) {
    int found = findOrZero(bits);
    if (found == 0) {
      throw new MalformedDicom("JPEG data holds a Huffman code that its table does not have");
    }
    return found;
  }

  /** The same, or 0 where no code is there. */
  int findOrZero(int bits) {
    int found = lookup[bits >>> (LONGEST - LOOK)];
    return found != 0 ? found : findLong(bits);
  }

  private int findLong(int bits) {
    for (int length = LOOK + 1; length <= LONGEST; length++) {
      if (bits < limit[length]) {
        int index = (bits >>> (LONGEST - length)) + delta[length];
        return length << 8 | symbols[index] & 0xFF;
      }
    }
    return 0;
  }
}
