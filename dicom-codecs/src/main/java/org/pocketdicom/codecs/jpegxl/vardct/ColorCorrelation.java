package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/**
 * How much of Y is in X and B (LfChannelCorrelation): a base, and steps of a fraction of one.
 *
 * @param lfX the steps of X for the means of blocks
 * @param lfB those of B
 */
record ColorCorrelation(int fraction, float baseX, float baseB, int lfX, int lfB) {

  private static final float MOST = 4;

  static ColorCorrelation read(JxlBits bits) {
    if (bits.bool()) {
      return new ColorCorrelation(84, 0, 1, 0, 0);
    }
    int fraction = bits.u32(84, 0, 256, 0, 2, 8, 258, 16);
    float baseX = bits.f16();
    float baseB = bits.f16();
    if (Math.abs(baseX) > MOST || Math.abs(baseB) > MOST) {
      throw new MalformedDicom("a JPEG XL colour correlation out of range");
    }
    return new ColorCorrelation(fraction, baseX, baseB, bits.u(8) - 128, bits.u(8) - 128);
  }

  /** The part of Y in X, for so many steps. */
  float inX(int steps) {
    return baseX + steps / (float) fraction;
  }

  /** The part of Y in B, for so many steps. */
  float inB(int steps) {
    return baseB + steps / (float) fraction;
  }
}
