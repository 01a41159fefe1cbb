package org.pocketdicom.codecs.jpegxl.vardct;

/**
 * The lowest frequencies of a block from the means of its parts of 8×8 samples: their DCT, where
 * each frequency is made greater by what it loses when 8 samples become a mean.
 */
final class LowFrequencies {

  private static final int MOST = 32;

  /** What frequency k of n blocks gains, at n + k. */
  private static final float[] GAINS = new float[2 * MOST];

  static {
    for (int n = 1; n <= MOST; n *= 2) {
      for (int k = 0; k < n; k++) {
        double angle = k * Math.PI / (16 * n);
        GAINS[n + k] = (float) (1 / (Math.cos(angle) * Math.cos(2 * angle) * Math.cos(4 * angle)));
      }
    }
  }

  private final float[] means = new float[MOST * MOST];

  /**
   * Puts them among a block's coefficients, which begin at index 0.
   *
   * @param lf the means of the channel, in lines of {@code stride}
   * @param from that of the block's first part
   */
  void put(TransformType type, float[] lf, int from, int stride, float[] coefficients) {
    int rows = type.rows;
    int columns = type.columns;
    if (rows * columns == 1) {
      coefficients[0] = lf[from];
      return;
    }
    for (int y = 0; y < rows; y++) {
      System.arraycopy(lf, from + y * stride, means, y * columns, columns);
      Dct.forward(means, y * columns, columns, 1);
    }
    for (int x = 0; x < columns; x++) {
      Dct.forward(means, x, rows, columns);
    }
    int line = type.longSide();
    int lineStep = type.transposed() ? 1 : line;
    int step = type.transposed() ? line : 1;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        coefficients[y * lineStep + x * step] =
            means[y * columns + x] * GAINS[rows + y] * GAINS[columns + x];
      }
    }
  }
}
