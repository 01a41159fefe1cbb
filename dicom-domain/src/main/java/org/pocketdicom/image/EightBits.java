package org.pocketdicom.image;

/** Samples of colour reduced or stretched to 8 bits. Plain loops: they run for every sample. */
final class EightBits {

  private EightBits() {}

  /**
   * A value of some bits as one of 8: its upper 8 bits, or where it has fewer, so that its greatest
   * becomes 255.
   */
  static int of(long value, int bits) {
    return bits >= 8
        ? (int) (value >>> bits - 8) & 0xFF
        : (int) ((value * 510 / ((1 << bits) - 1) + 1) / 2);
  }

  /** The first samples of a frame, as unsigned values. */
  static byte[] of(DecodedFrame frame, int length) {
    byte[] result = new byte[length];
    int bits = StoredRange.of(frame).bits();
    int mask = (1 << bits) - 1;
    switch (frame.bytesPerSample()) {
      case 1 -> {
        byte[] samples = frame.bytes();
        for (int i = 0; i < length; i++) {
          result[i] = (byte) of(samples[i] & mask, bits);
        }
      }
      case 2 -> {
        short[] samples = frame.shorts();
        for (int i = 0; i < length; i++) {
          result[i] = (byte) of(samples[i] & mask, bits);
        }
      }
      default -> {
        int[] samples = frame.ints();
        for (int i = 0; i < length; i++) {
          result[i] = (byte) of(samples[i], bits);
        }
      }
    }
    return result;
  }
}
