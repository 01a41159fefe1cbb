package org.pocketdicom.codecs.jpegxl.vardct;

/** The smoothing of 3×3 samples that undoes the encoder's sharpening. Hot. */
final class Gaborish {

  private Gaborish() {}

  /** Writes the smoothed samples of a plane, whose border is filled. */
  static void smooth(Plane plane, Plane out, float side, float corner) {
    float total = 1 + 4 * (side + corner);
    float w0 = 1 / total;
    float w1 = side / total;
    float w2 = corner / total;
    float[] in = plane.samples;
    float[] to = out.samples;
    int stride = plane.stride;
    for (int y = 0; y < plane.height; y++) {
      int from = plane.index(0, y);
      for (int i = from; i < from + plane.width; i++) {
        float sides = in[i - 1] + in[i + 1] + in[i - stride] + in[i + stride];
        float above = in[i - stride - 1] + in[i - stride + 1];
        float below = in[i + stride - 1] + in[i + stride + 1];
        to[i] = w0 * in[i] + w1 * sides + w2 * (above + below);
      }
    }
  }
}
