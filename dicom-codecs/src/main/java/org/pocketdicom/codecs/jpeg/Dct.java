package org.pocketdicom.codecs.jpeg;

/**
 * The DCT and its inverse (A.3.3), columns and then rows. One dimension of the inverse is x(n) = Σ
 * C(k) X(k) cos((2n+1)kπ/16) / 2, with C(0) = 1/√2; terms of even k are the same for n and 7 − n,
 * terms of odd k differ in sign. The DCT is the transposed. In float, so that neither 12 bits nor
 * hostile coefficients overflow. Hot.
 */
final class Dct {

  private static final float C1 = half(1);
  private static final float C2 = half(2);
  private static final float C3 = half(3);
  private static final float C4 = half(4);
  private static final float C5 = half(5);
  private static final float C6 = half(6);
  private static final float C7 = half(7);

  private Dct() {}

  private static float half(int k) {
    return (float) (Math.cos(k * Math.PI / 16) / 2);
  }

  /** From coefficients to samples, in place, 64 values row by row. */
  static void inverse(float[] block) {
    for (int column = 0; column < 8; column++) {
      inverse(block, column, 8);
    }
    for (int row = 0; row < 64; row += 8) {
      inverse(block, row, 1);
    }
  }

  /** From samples to coefficients, in place, 64 values row by row. */
  static void forward(float[] block) {
    for (int column = 0; column < 8; column++) {
      forward(block, column, 8);
    }
    for (int row = 0; row < 64; row += 8) {
      forward(block, row, 1);
    }
  }

  private static void inverse(float[] v, int from, int step) {
    float x0 = v[from];
    float x1 = v[from + step];
    float x2 = v[from + 2 * step];
    float x3 = v[from + 3 * step];
    float x4 = v[from + 4 * step];
    float x5 = v[from + 5 * step];
    float x6 = v[from + 6 * step];
    float x7 = v[from + 7 * step];

    float sum04 = (x0 + x4) * C4;
    float difference04 = (x0 - x4) * C4;
    float sum26 = x2 * C2 + x6 * C6;
    float difference26 = x2 * C6 - x6 * C2;
    float even0 = sum04 + sum26;
    float even1 = difference04 + difference26;
    float even2 = difference04 - difference26;
    float even3 = sum04 - sum26;

    float odd0 = x1 * C1 + x3 * C3 + x5 * C5 + x7 * C7;
    float odd1 = x1 * C3 - x3 * C7 - x5 * C1 - x7 * C5;
    float odd2 = x1 * C5 - x3 * C1 + x5 * C7 + x7 * C3;
    float odd3 = x1 * C7 - x3 * C5 + x5 * C3 - x7 * C1;

    v[from] = even0 + odd0;
    v[from + step] = even1 + odd1;
    v[from + 2 * step] = even2 + odd2;
    v[from + 3 * step] = even3 + odd3;
    v[from + 4 * step] = even3 - odd3;
    v[from + 5 * step] = even2 - odd2;
    v[from + 6 * step] = even1 - odd1;
    v[from + 7 * step] = even0 - odd0;
  }

  private static void forward(float[] v, int from, int step) {
    float sum07 = v[from] + v[from + 7 * step];
    float sum16 = v[from + step] + v[from + 6 * step];
    float sum25 = v[from + 2 * step] + v[from + 5 * step];
    float sum34 = v[from + 3 * step] + v[from + 4 * step];
    float d0 = v[from] - v[from + 7 * step];
    float d1 = v[from + step] - v[from + 6 * step];
    float d2 = v[from + 2 * step] - v[from + 5 * step];
    float d3 = v[from + 3 * step] - v[from + 4 * step];

    float outer = sum07 - sum34;
    float inner = sum16 - sum25;
    v[from] = (sum07 + sum34 + (sum16 + sum25)) * C4;
    v[from + 2 * step] = outer * C2 + inner * C6;
    v[from + 4 * step] = (sum07 + sum34 - (sum16 + sum25)) * C4;
    v[from + 6 * step] = outer * C6 - inner * C2;

    v[from + step] = d0 * C1 + d1 * C3 + d2 * C5 + d3 * C7;
    v[from + 3 * step] = d0 * C3 - d1 * C7 - d2 * C1 - d3 * C5;
    v[from + 5 * step] = d0 * C5 - d1 * C1 + d2 * C7 + d3 * C3;
    v[from + 7 * step] = d0 * C7 - d1 * C5 + d2 * C3 - d3 * C1;
  }
}
