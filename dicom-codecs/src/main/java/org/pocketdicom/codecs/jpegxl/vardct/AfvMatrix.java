package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;

/** The weights of the AFV transforms' coefficients. */
final class AfvMatrix implements QuantMatrix {

  private static final double LOWEST = 0.8517778890324296;
  private static final double HIGHEST = 12.97166202570235;

  /** The frequencies of the basis; the first two of the first two lines are not needed. */
  private static final double[] FREQUENCIES = {
    LOWEST,
    LOWEST,
    LOWEST,
    5.37778436506804,
    LOWEST,
    LOWEST,
    4.734747904497923,
    5.449245381693219,
    1.6598270267479331,
    4,
    7.275749096817861,
    10.423227632456525,
    2.662932286148962,
    7.630657783650829,
    8.962388608184032,
    HIGHEST
  };

  private final float[][] values;
  private final DistanceBands half;
  private final DistanceBands quarter;

  /**
   * @param values of each channel the two of the parts' means, three of the lowest frequencies of
   *     the basis, and the four bands of its others
   * @param half of the DCT4×8
   * @param quarter of the DCT4×4
   */
  AfvMatrix(float[][] values, DistanceBands half, DistanceBands quarter) {
    this.values = values;
    this.half = half;
    this.quarter = quarter;
  }

  @Override
  public float[] weights(int channel, int rows, int columns) {
    float[] of = values[channel];
    float[] bands = DistanceBands.bands(Arrays.copyOfRange(of, 5, 9));
    float[] halves = half.weights(channel, 4, 8);
    float[] quarters = quarter.weights(channel, 4, 4);
    float[] weights = new float[64];
    for (int i = 0; i < 64; i++) {
      int x = i & 7;
      int y = i >> 3;
      int own = (y >> 1) * 4 + (x >> 1);
      if ((y & 1) == 1) {
        weights[i] = halves[(y >> 1) * 8 + x];
      } else if ((x & 1) == 1) {
        weights[i] = quarters[own];
      } else {
        double place = 3 * (FREQUENCIES[own] - LOWEST) / (HIGHEST - LOWEST + 1e-6);
        weights[i] = DistanceBands.interpolate(bands, place);
      }
    }
    weights[0] = 1;
    weights[8] = of[0];
    weights[1] = of[1];
    weights[16] = of[2];
    weights[2] = of[3];
    weights[18] = of[4];
    return weights;
  }
}
