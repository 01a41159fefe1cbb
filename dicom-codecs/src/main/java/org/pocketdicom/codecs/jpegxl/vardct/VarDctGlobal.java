package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/**
 * What all groups share (LfGlobal's part of VarDCT).
 *
 * @param scale the quantizer's global scale, in 65536ths
 * @param lfScale by which that of LF coefficients is greater
 */
record VarDctGlobal(int scale, int lfScale, BlockContexts contexts, ColorCorrelation correlation) {

  private static final float SCALES = 1 << 16;

  static VarDctGlobal read(JxlBits bits) {
    int scale = bits.u32(1, 11, 2049, 11, 4097, 12, 8193, 16);
    int lfScale = bits.u32(16, 0, 1, 5, 1, 8, 1, 16);
    BlockContexts contexts = BlockContexts.read(bits);
    return new VarDctGlobal(scale, lfScale, contexts, ColorCorrelation.read(bits));
  }

  /** What steps of coefficients are multiplied by, and divided by a block's multiplier. */
  float inverseScale() {
    return SCALES / scale;
  }

  /** The steps of LF coefficients. */
  float[] lfSteps(LfDequantization dequantization) {
    float factor = inverseScale() / lfScale;
    float[] steps = new float[3];
    for (int c = 0; c < 3; c++) {
      steps[c] = dequantization.of(c) * factor;
    }
    return steps;
  }
}
