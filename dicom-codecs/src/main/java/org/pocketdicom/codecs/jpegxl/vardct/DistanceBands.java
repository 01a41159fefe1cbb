package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.error.MalformedDicom;

/**
 * Quantization by the distance of a coefficient from the lowest one (DctParams): the weight at the
 * centre and factors from band to band, of each of the three channels; between bands weights grow
 * as powers.
 */
final class DistanceBands {

  /** Below this, a weight or step is not a sound one. */
  static final float ALMOST_ZERO = 1e-8f;

  private final float[][] parameters;

  DistanceBands(float[]... parameters) {
    this.parameters = parameters;
  }

  /** The same with other weights at the centre. */
  DistanceBands scaled(double factor) {
    float[][] scaled = new float[3][];
    for (int c = 0; c < 3; c++) {
      scaled[c] = parameters[c].clone();
      scaled[c][0] = (float) (scaled[c][0] * factor);
    }
    return new DistanceBands(scaled);
  }

  /** The weights of a channel, in {@code rows} lines of {@code columns}. */
  float[] weights(int channel, int rows, int columns) {
    float[] bands = bands(parameters[channel]);
    int last = bands.length - 1;
    double scale = last / (Math.sqrt(2) + 1e-6);
    float[] weights = new float[rows * columns];
    for (int y = 0; y < rows; y++) {
      double dy = y * scale / (rows - 1);
      for (int x = 0; x < columns; x++) {
        double dx = x * scale / (columns - 1);
        weights[y * columns + x] = interpolate(bands, Math.sqrt(dx * dx + dy * dy));
      }
    }
    return weights;
  }

  /** The weight at each band, of the first one and the factors of the others. */
  static float[] bands(float[] parameters) {
    float[] bands = parameters.clone();
    for (int i = 0; i < bands.length; i++) {
      if (i > 0) {
        float factor = parameters[i];
        bands[i] = bands[i - 1] * (factor > 0 ? 1 + factor : 1 / (1 - factor));
      }
      if (!(bands[i] >= ALMOST_ZERO)) {
        throw new MalformedDicom("a JPEG XL quantization band of no weight");
      }
    }
    return bands;
  }

  /** The weight at a place between bands, from 0 to below the last one. */
  static float interpolate(float[] bands, double place) {
    if (bands.length == 1) {
      return bands[0];
    }
    int i = Math.min((int) place, bands.length - 2);
    return (float) (bands[i] * Math.pow(bands[i + 1] / (double) bands[i], place - i));
  }
}
