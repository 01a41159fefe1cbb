package org.pocketdicom.codecs.jpegxl.modular;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/** The parameters of the self-correcting predictor (Annex H). */
record WeightedParameters(
    int p1, int p2, int p3a, int p3b, int p3c, int p3d, int p3e, int w0, int w1, int w2, int w3) {

  static WeightedParameters read(JxlBits bits) {
    if (bits.bool()) {
      return new WeightedParameters(16, 10, 7, 7, 7, 0, 0, 13, 12, 12, 12);
    }
    return new WeightedParameters(
        bits.u(5), bits.u(5), bits.u(5), bits.u(5), bits.u(5), bits.u(5), bits.u(5), bits.u(4),
        bits.u(4), bits.u(4), bits.u(4));
  }
}
