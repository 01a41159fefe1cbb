package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/** The steps of the means of blocks, and of the samples of a Modular frame in XYB, for X, Y, B. */
public record LfDequantization(float x, float y, float b) {

  private static final LfDequantization DEFAULT =
      new LfDequantization(1 / 4096f, 1 / 512f, 1 / 256f);

  /** Checks that they are steps. */
  public LfDequantization {
    float least = DistanceBands.ALMOST_ZERO;
    if (!(x >= least && y >= least && b >= least)) {
      throw new MalformedDicom("a JPEG XL step of quantization that is none");
    }
  }

  /**
   * Reads LfChannelDequantization, of LfGlobal.
   *
   * @throws MalformedDicom if one of them is no step
   */
  public static LfDequantization read(JxlBits bits) {
    if (bits.bool()) {
      return DEFAULT;
    }
    return new LfDequantization(bits.f16() / 128, bits.f16() / 128, bits.f16() / 128);
  }

  /** That of a channel. */
  public float of(int channel) {
    return channel == 0 ? x : channel == 1 ? y : b;
  }
}
