package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/**
 * How the steps of a transform's coefficients are told (the modes of HfGlobal's dequantization
 * matrices): as reciprocals of weights.
 */
interface QuantMatrix {

  /**
   * The weights of one of three channels.
   *
   * @param rows of coefficients, not more than {@code columns}
   */
  float[] weights(int channel, int rows, int columns);

  /** The steps of one of three channels, in lines along the longer side. */
  default float[] steps(int channel, int rows, int columns) {
    float[] steps = weights(channel, rows, columns);
    for (int i = 0; i < steps.length; i++) {
      float weight = steps[i];
      if (!(weight >= DistanceBands.ALMOST_ZERO && weight <= 1 / DistanceBands.ALMOST_ZERO)) {
        throw new MalformedDicom("a JPEG XL quantization weight out of range");
      }
      steps[i] = 1 / weight;
    }
    return steps;
  }

  /** Hornuss: three weights, that of most, of its two neighbours of the mean, of the diagonal. */
  static QuantMatrix hornuss(float[][] values) {
    return (channel, rows, columns) -> {
      float[] of = values[channel];
      float[] weights = new float[64];
      Arrays.fill(weights, of[0]);
      weights[1] = of[1];
      weights[8] = of[1];
      weights[9] = of[2];
      return weights;
    };
  }

  /** DCT2×2: two weights for each of the three steps, that of the diagonal second. */
  static QuantMatrix dct2x2(float[][] values) {
    return (channel, rows, columns) -> {
      float[] weights = new float[64];
      weights[0] = 1;
      for (int i = 1; i < 64; i++) {
        int x = i & 7;
        int y = i >> 3;
        int step = 31 - Integer.numberOfLeadingZeros(x | y);
        boolean diagonal = (x & y) >> step != 0;
        weights[i] = values[channel][2 * step + (diagonal ? 1 : 0)];
      }
      return weights;
    };
  }

  /** DCT4×4: each weight for four coefficients, but those that hold the quarters' means. */
  static QuantMatrix dct4x4(DistanceBands bands, float[][] divisors) {
    return (channel, rows, columns) -> {
      float[] quarter = bands.weights(channel, 4, 4);
      float[] weights = new float[64];
      for (int i = 0; i < 64; i++) {
        weights[i] = quarter[(i >> 4) * 4 + (i & 7) / 2];
      }
      weights[1] /= divisors[channel][0];
      weights[8] /= divisors[channel][0];
      weights[9] /= divisors[channel][1];
      return weights;
    };
  }

  /** DCT4×8: each weight for two coefficients, but the one that holds the halves' difference. */
  static QuantMatrix dct4x8(DistanceBands bands, float[][] divisors) {
    return (channel, rows, columns) -> {
      float[] half = bands.weights(channel, 4, 8);
      float[] weights = new float[64];
      for (int i = 0; i < 64; i++) {
        weights[i] = half[(i >> 4) * 8 + (i & 7)];
      }
      weights[8] /= divisors[channel][0];
      return weights;
    };
  }

  /**
   * The steps themselves, as JPEG has them.
   *
   * @param values one channel after the other, each in lines along the longer side
   */
  static QuantMatrix raw(float denominator, int[][] values) {
    return (channel, rows, columns) -> {
      float[] weights = new float[rows * columns];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 1 / (denominator * values[channel][i]);
      }
      return weights;
    };
  }
}
