package org.pocketdicom.image;

/**
 * The values that samples of some bits can have, and their numbering from 0: a sample's lower bits,
 * whatever its sign.
 *
 * @param bits Bits Stored, 1 to 32; of floating point the bits of a word, which never fit a table
 */
record StoredRange(int bits, boolean signed) {

  private static final int MOST_BITS_OF_A_TABLE = 16;

  /**
   * The values of a frame's samples; Bits Stored may be more than a codestream has, and its array
   * holds.
   */
  static StoredRange of(DecodedFrame frame) {
    int held = frame.bytesPerSample() * Byte.SIZE;
    return new StoredRange(Math.min(frame.bitsStored(), held), frame.isSigned());
  }

  /** Whether a table of all values is small. */
  boolean fitsTable() {
    return bits <= MOST_BITS_OF_A_TABLE;
  }

  /** How many values there are, where they fit a table. */
  int size() {
    return 1 << bits;
  }

  /** The value of a number. */
  long value(int number) {
    int unused = Integer.SIZE - bits;
    return signed ? number << unused >> unused : number;
  }

  /** Whether some value is negative behind the Modality LUT. */
  boolean anyNegative(ModalityLut modality) {
    double values = 1L << bits;
    double least = signed ? -values / 2 : 0;
    return modality.apply(least) < 0 || modality.apply(least + values - 1) < 0;
  }
}
