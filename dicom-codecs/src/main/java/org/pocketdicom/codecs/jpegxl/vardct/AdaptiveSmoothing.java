package org.pocketdicom.codecs.jpegxl.vardct;

/**
 * Smooths the means of blocks where steps of quantization would be seen: as much as the smoothed
 * value stays within half a step of the coded one, less where it does not.
 */
final class AdaptiveSmoothing {

  private static final float SIDE = 0.2034514f;
  private static final float CORNER = 0.03348292f;
  private static final float CENTER = 1 - 4 * (SIDE + CORNER);

  private AdaptiveSmoothing() {}

  /**
   * Smooths all three channels, but not at the edges.
   *
   * @param steps of quantization of each channel
   */
  static void smooth(float[][] channels, int width, int height, float[] steps) {
    if (width <= 2 || height <= 2) {
      return;
    }
    float[][] above = new float[3][width];
    float[][] line = new float[3][width];
    float[] smoothed = new float[3];
    for (int c = 0; c < 3; c++) {
      System.arraycopy(channels[c], 0, line[c], 0, width);
    }
    for (int y = 1; y < height - 1; y++) {
      int at = y * width;
      for (int c = 0; c < 3; c++) {
        float[] free = above[c];
        above[c] = line[c];
        line[c] = free;
        System.arraycopy(channels[c], at, free, 0, width);
      }
      for (int x = 1; x < width - 1; x++) {
        float gap = 0.5f;
        for (int c = 0; c < 3; c++) {
          float[] up = above[c];
          float[] own = line[c];
          float[] below = channels[c];
          int under = at + width + x;
          float corners = up[x - 1] + up[x + 1] + below[under - 1] + below[under + 1];
          float sides = up[x] + own[x - 1] + own[x + 1] + below[under];
          smoothed[c] = CENTER * own[x] + SIDE * sides + CORNER * corners;
          gap = Math.max(gap, Math.abs(own[x] - smoothed[c]) / steps[c]);
        }
        float weight = Math.max(0, 3 - 4 * gap);
        for (int c = 0; c < 3; c++) {
          channels[c][at + x] = line[c][x] + weight * (smoothed[c] - line[c][x]);
        }
      }
    }
  }
}
