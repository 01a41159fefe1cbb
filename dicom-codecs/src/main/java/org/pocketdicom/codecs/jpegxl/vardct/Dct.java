package org.pocketdicom.codecs.jpegxl.vardct;

/**
 * Discrete cosine transforms of 2 to 256 samples, of many columns at once. Their first coefficient
 * is the mean, the others have the factor √2: sample n is c₀ + √2 Σ cₖ cos(πk(n+½)/N). Hot; inner
 * loops become vector instructions.
 */
final class Dct {

  private static final float SQRT_2 = (float) Math.sqrt(2);

  /** 1 / (2 cos(π(n+½)/N)) for n below N/2, by the logarithm of N. */
  private static final float[][] ODD_SCALES = new float[9][];

  static {
    for (int log = 1; log < ODD_SCALES.length; log++) {
      ODD_SCALES[log] = new float[1 << log - 1];
      for (int i = 0; i < ODD_SCALES[log].length; i++) {
        ODD_SCALES[log][i] = (float) (0.5 / Math.cos(Math.PI * (i + 0.5) / (1 << log)));
      }
    }
  }

  private static final int MOST_FORWARD = 32;

  /** A whole turn. */
  private static final double[] COSINES = new double[4 * MOST_FORWARD];

  static {
    for (int i = 0; i < COSINES.length; i++) {
      COSINES[i] = Math.cos(Math.PI * i / (2 * MOST_FORWARD));
    }
  }

  private Dct() {}

  /**
   * Makes samples of coefficients, which both lie as {@code n} lines of {@code columns} numbers.
   *
   * @param other as long as {@code a}, overwritten
   */
  static void inverse(float[] a, int from, int n, int columns, float[] other) {
    if (n == 1) {
      return;
    }
    int half = n / 2;
    int odd = from + half * columns;
    if (n == 2) {
      inverse2(a, from, odd, columns);
      return;
    }
    if (n == 4) {
      inverse4(a, from, columns);
      return;
    }
    for (int k = 0; k < half; k++) {
      int line = from + 2 * k * columns;
      System.arraycopy(a, line, other, from + k * columns, columns);
      int next = odd + k * columns;
      if (k == 0) {
        for (int i = 0; i < columns; i++) {
          other[next + i] = SQRT_2 * a[line + columns + i];
        }
      } else {
        for (int i = 0; i < columns; i++) {
          other[next + i] = a[line + columns + i] + a[line - columns + i];
        }
      }
    }
    inverse(other, from, half, columns, a);
    inverse(other, odd, half, columns, a);
    float[] scales = ODD_SCALES[Integer.numberOfTrailingZeros(n)];
    for (int k = 0; k < half; k++) {
      float scale = scales[k];
      int first = from + k * columns;
      int second = odd + k * columns;
      int last = from + (n - 1 - k) * columns;
      for (int i = 0; i < columns; i++) {
        float even = other[first + i];
        float rest = other[second + i] * scale;
        a[first + i] = even + rest;
        a[last + i] = even - rest;
      }
    }
  }

  private static void inverse2(float[] a, int first, int second, int columns) {
    for (int i = 0; i < columns; i++) {
      float mean = a[first + i];
      float difference = a[second + i];
      a[first + i] = mean + difference;
      a[second + i] = mean - difference;
    }
  }

  private static void inverse4(float[] a, int from, int columns) {
    float scale0 = ODD_SCALES[2][0];
    float scale1 = ODD_SCALES[2][1];
    int second = from + columns;
    int third = second + columns;
    int last = third + columns;
    for (int i = 0; i < columns; i++) {
      float even0 = a[from + i] + a[third + i];
      float even1 = a[from + i] - a[third + i];
      float mean = SQRT_2 * a[second + i];
      float difference = a[second + i] + a[last + i];
      float odd0 = (mean + difference) * scale0;
      float odd1 = (mean - difference) * scale1;
      a[from + i] = even0 + odd0;
      a[second + i] = even1 + odd1;
      a[third + i] = even1 - odd1;
      a[last + i] = even0 - odd0;
    }
  }

  /** Makes coefficients of up to 32 samples, {@code step} apart. */
  static void forward(float[] a, int from, int n, int step) {
    float[] samples = new float[n];
    for (int i = 0; i < n; i++) {
      samples[i] = a[from + i * step];
    }
    for (int k = 0; k < n; k++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += samples[i] * COSINES[k * (2 * i + 1) * (MOST_FORWARD / n) % COSINES.length];
      }
      a[from + k * step] = (float) (k == 0 ? sum / n : sum * Math.sqrt(2) / n);
    }
  }
}
