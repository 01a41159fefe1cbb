package org.pocketdicom.image;

import org.pocketdicom.error.UnsupportedDicom;

/** What the samples of a pixel mean (PS3.3 C.7.6.3.1.2). */
public enum PhotometricInterpretation {
  MONOCHROME1("MONOCHROME1"),
  MONOCHROME2("MONOCHROME2"),
  PALETTE_COLOR("PALETTE COLOR"),
  RGB("RGB"),
  YBR_FULL("YBR_FULL"),
  YBR_FULL_422("YBR_FULL_422"),
  YBR_PARTIAL_422("YBR_PARTIAL_422"),
  YBR_PARTIAL_420("YBR_PARTIAL_420"),
  YBR_ICT("YBR_ICT"),
  YBR_RCT("YBR_RCT"),
  XYB("XYB");

  private final String term;

  PhotometricInterpretation(String term) {
    this.term = term;
  }

  /** The Defined Term, as it stands in (0028,0004). */
  public String term() {
    return term;
  }

  /** Whether a pixel is one grey value. */
  public boolean isMonochrome() {
    return this == MONOCHROME1 || this == MONOCHROME2;
  }

  /** Whether pixels share their colour differences, as native frames are stored. */
  public boolean isSubsampled() {
    return this == YBR_FULL_422 || this == YBR_PARTIAL_422 || this == YBR_PARTIAL_420;
  }

  /**
   * What samples mean that are under this attribute in a codestream without subsampling and without
   * a colour transform of its own; whether a pixel is one sample or three, the codestream knows
   * better.
   */
  public PhotometricInterpretation ofSamples(int samplesPerPixel) {
    if (samplesPerPixel == 1) {
      return isMonochrome() || this == PALETTE_COLOR ? this : MONOCHROME2;
    }
    return this == YBR_FULL || isSubsampled() ? YBR_FULL : RGB;
  }

  /** The samples of a pixel: 1 or 3. */
  int samplesPerPixel() {
    return isMonochrome() || this == PALETTE_COLOR ? 1 : 3;
  }

  /**
   * The meaning of a Defined Term.
   *
   * @throws UnsupportedDicom where it is none of this edition; HSV, ARGB and CMYK are retired
   */
  public static PhotometricInterpretation of(String term) {
    for (PhotometricInterpretation each : values()) {
      if (each.term.equals(term)) {
        return each;
      }
    }
    throw new UnsupportedDicom(
        "Photometric Interpretation (0028,0004) is not one that is supported");
  }
}
