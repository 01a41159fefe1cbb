package org.pocketdicom.codecs.jpegxl.modular;

import org.pocketdicom.error.LimitExceeded;

/**
 * What a stream may ask of its tree. Level 5, the usual one (ISO/IEC 18181-1, levels), has trees of
 * up to 64 decisions for a sample; those of level 10 may have 2048, of which a few bytes can make
 * hours. They are decoded where their samples take no more than 64 on average.
 */
final class Decisions {

  private static final int MAX_PER_SAMPLE = 64;

  private long left;

  /**
   * @param samples of the stream
   */
  Decisions(long samples) {
    left = MAX_PER_SAMPLE * samples;
  }

  /**
   * Takes account of decisions that were made.
   *
   * @throws LimitExceeded if they are too many
   */
  void count(int made) {
    left -= made;
    if (left < 0) {
      throw new LimitExceeded(
          "a JPEG XL tree of more than " + MAX_PER_SAMPLE + " decisions a sample");
    }
  }
}
