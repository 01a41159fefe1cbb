package org.pocketdicom.codecs.jpegxl.vardct;

/** The smoothing of 3×3 samples that undoes the encoder's sharpening. Hot. */
final class Gaborish {

  private Gaborish() {}

  /** Smooths the samples of a plane, whose border is filled, in place. */
  static void smooth(Plane plane, float side, float corner) {
    float total = 1 + 4 * (side + corner);
    float w0 = 1 / total;
    float w1 = side / total;
    float w2 = corner / total;
    float[] samples = plane.samples;
    int stride = plane.stride;
    // What the line above, and this one, were; both with a sample more at each end.
    float[] above = new float[plane.width + 2];
    float[] line = new float[plane.width + 2];
    System.arraycopy(samples, plane.index(-1, -1), above, 0, above.length);
    for (int y = 0; y < plane.height; y++) {
      int from = plane.index(0, y);
      System.arraycopy(samples, from - 1, line, 0, line.length);
      for (int x = 0; x < plane.width; x++) {
        int below = from + x + stride;
        float sides = line[x] + line[x + 2] + above[x + 1] + samples[below];
        float corners = above[x] + above[x + 2] + (samples[below - 1] + samples[below + 1]);
        samples[from + x] = w0 * line[x + 1] + w1 * sides + w2 * corners;
      }
      float[] done = above;
      above = line;
      line = done;
    }
  }
}
