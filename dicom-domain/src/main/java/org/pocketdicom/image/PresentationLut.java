package org.pocketdicom.image;

import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * Whether the least gray value is black or white, the last step of the grayscale pipeline (PS3.3
 * C.11.6).
 */
enum PresentationLut {
  IDENTITY,
  INVERSE;

  /**
   * Presentation LUT Shape (2050,0020) and MONOCHROME1 say the same thing twice (PS3.3 C.8.11.3),
   * so that either inverts, and both together invert once.
   */
  static PresentationLut of(DataSet header, PhotometricInterpretation photometric) {
    boolean inverse =
        photometric == PhotometricInterpretation.MONOCHROME1
            || header.string(Tags.PresentationLUTShape).filter("INVERSE"::equals).isPresent();
    return inverse ? INVERSE : IDENTITY;
  }

  /** The level that is shown for a level of 0 to {@code maximum}. */
  int apply(int level, int maximum) {
    return this == INVERSE ? maximum - level : level;
  }
}
