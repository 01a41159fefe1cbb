package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;

/**
 * A quantization table for encoding: one of K.1, scaled for a quality of which 50 is the table
 * itself and 100 the finest there is.
 */
final class Quantization {

  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61, //
    12, 12, 14, 19, 26, 58, 60, 55, //
    14, 13, 16, 24, 40, 57, 69, 56, //
    14, 17, 22, 29, 51, 87, 80, 62, //
    18, 22, 37, 56, 68, 109, 103, 77, //
    24, 35, 55, 64, 81, 104, 113, 92, //
    49, 64, 78, 87, 103, 121, 120, 101, //
    72, 92, 95, 98, 112, 100, 103, 99
  };

  private static final int[] CHROMINANCE = {
    17, 18, 24, 47, 99, 99, 99, 99, //
    18, 21, 26, 66, 99, 99, 99, 99, //
    24, 26, 56, 99, 99, 99, 99, 99, //
    47, 66, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99
  };

  private final int destination;
  private final int[] steps = new int[64];

  private Quantization(int destination, int[] table, int quality) {
    this.destination = destination;
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    for (int k = 0; k < steps.length; k++) {
      int step = (table[ZigZag.NATURAL[k]] * percent + 50) / 100;
      steps[k] = Math.max(1, Math.min(255, step));
    }
  }

  /** For Y and grey, destination 0. */
  static Quantization luminance(int quality) {
    return new Quantization(0, LUMINANCE, quality);
  }

  /** For Cb and Cr, destination 1. */
  static Quantization chrominance(int quality) {
    return new Quantization(1, CHROMINANCE, quality);
  }

  /** What coefficients are multiplied with, in zigzag order. */
  float[] factors() {
    float[] factors = new float[steps.length];
    for (int k = 0; k < steps.length; k++) {
      factors[k] = 1f / steps[k];
    }
    return factors;
  }

  /** Appends the table as DQT spells it. */
  void describe(ByteArrayOutputStream out) {
    out.write(destination);
    for (int step : steps) {
      out.write(step);
    }
  }
}
