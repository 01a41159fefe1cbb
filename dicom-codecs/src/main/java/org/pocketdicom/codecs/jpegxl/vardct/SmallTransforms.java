package org.pocketdicom.codecs.jpegxl.vardct;

/**
 * The transforms of 8×8 samples that are not one DCT. Four of the coefficients hold the means of
 * parts of the block, in a Hadamard transform; the others of each part are interleaved.
 */
final class SmallTransforms {

  private final float[] part = new float[32];
  private final float[] other = new float[32];
  private final float[] whole = new float[64];

  /** The mean of each quarter, the right upper one second. */
  private static float quarter(float[] c, int y, int x) {
    float across = x == 0 ? c[0] + c[8] : c[0] - c[8];
    float down = x == 0 ? c[1] + c[9] : c[1] - c[9];
    return y == 0 ? across + down : across - down;
  }

  /** Samples as differences from the second sample of the second line of their quarter. */
  void hornuss(float[] c, float[] samples, int to, int stride) {
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        float sum = 0;
        for (int i = 1; i < 16; i++) {
          part[i] = c[(y + (i >> 2) * 2) * 8 + x + (i & 3) * 2];
          sum += part[i];
        }
        part[0] = part[5];
        part[5] = 0;
        float base = quarter(c, y, x) - sum / 16;
        int corner = to + 4 * y * stride + 4 * x;
        for (int i = 0; i < 16; i++) {
          samples[corner + (i >> 2) * stride + (i & 3)] = base + part[i];
        }
      }
    }
  }

  /** Three steps of a Hadamard transform of 2×2, each of the one before and its neighbours. */
  void dct2x2(float[] c, float[] samples, int to, int stride) {
    for (int size = 1; size < 8; size *= 2) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          float sum = c[y * 8 + x] + c[y * 8 + size + x];
          float difference = c[y * 8 + x] - c[y * 8 + size + x];
          float lowerSum = c[(y + size) * 8 + x] + c[(y + size) * 8 + size + x];
          float lowerDifference = c[(y + size) * 8 + x] - c[(y + size) * 8 + size + x];
          int corner = 16 * y + 2 * x;
          whole[corner] = sum + lowerSum;
          whole[corner + 1] = sum - lowerSum;
          whole[corner + 8] = difference + lowerDifference;
          whole[corner + 9] = difference - lowerDifference;
        }
      }
      for (int y = 0; y < 2 * size; y++) {
        System.arraycopy(whole, 8 * y, c, 8 * y, 2 * size);
      }
    }
    for (int y = 0; y < 8; y++) {
      System.arraycopy(c, 8 * y, samples, to + y * stride, 8);
    }
  }

  void dct4x4(float[] c, float[] samples, int to, int stride) {
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        for (int i = 1; i < 16; i++) {
          part[i] = c[(y + (i >> 2) * 2) * 8 + x + (i & 3) * 2];
        }
        part[0] = quarter(c, y, x);
        inverse4x4(samples, to + 4 * y * stride + 4 * x, stride);
      }
    }
  }

  /** Two halves, one above the other. */
  void dct4x8(float[] c, float[] samples, int to, int stride) {
    for (int y = 0; y < 2; y++) {
      takeHalf(c, y);
      inverse4x8(samples, to + 4 * y * stride, stride, 1);
    }
  }

  /** Two halves, one beside the other; their coefficients lie transposed. */
  void dct8x4(float[] c, float[] samples, int to, int stride) {
    for (int x = 0; x < 2; x++) {
      takeHalf(c, x);
      inverse4x8(samples, to + 4 * x, 1, stride);
    }
  }

  private void takeHalf(float[] c, int half) {
    for (int i = 1; i < 32; i++) {
      part[i] = c[(half + (i >> 3) * 2) * 8 + (i & 7)];
    }
    part[0] = half == 0 ? c[0] + c[8] : c[0] - c[8];
  }

  /**
   * A quarter in a basis of its own, one beside it and the other half as DCT.
   *
   * @param corner the quarter: its lowest bit says right, the other one below
   */
  void afv(int corner, float[] c, float[] samples, int to, int stride) {
    int right = corner & 1;
    int below = corner >> 1;
    for (int i = 1; i < 16; i++) {
      part[i] = c[(i >> 2) * 16 + (i & 3) * 2];
    }
    part[0] = (c[0] + c[8] + c[1]) * 4;
    int own = to + 4 * below * stride + 4 * right;
    for (int i = 0; i < 16; i++) {
      int y = (i >> 2) ^ 3 * below;
      int x = (i & 3) ^ 3 * right;
      float sum = 0;
      for (int k = 0; k < 16; k++) {
        sum += part[k] * AfvBasis.BASIS[16 * k + 4 * y + x];
      }
      samples[own + (i >> 2) * stride + (i & 3)] = sum;
    }
    for (int i = 1; i < 16; i++) {
      part[i] = c[(i >> 2) * 16 + (i & 3) * 2 + 1];
    }
    part[0] = c[0] + c[8] - c[1];
    inverse4x4(samples, to + 4 * below * stride + 4 * (1 - right), stride);
    takeHalf(c, 1);
    inverse4x8(samples, to + 4 * (1 - below) * stride, stride, 1);
  }

  /** Of {@link #part}, whose lines are horizontal frequencies. */
  private void inverse4x4(float[] samples, int to, int stride) {
    Dct.inverse(part, 0, 4, 4, other);
    for (int i = 0; i < 16; i++) {
      whole[i] = part[(i & 3) * 4 + (i >> 2)];
    }
    Dct.inverse(whole, 0, 4, 4, other);
    for (int y = 0; y < 4; y++) {
      System.arraycopy(whole, 4 * y, samples, to + y * stride, 4);
    }
  }

  /** Of {@link #part}, whose lines become those of samples, so far apart. */
  private void inverse4x8(float[] samples, int to, int lineStep, int step) {
    Dct.inverse(part, 0, 4, 8, other);
    for (int i = 0; i < 32; i++) {
      whole[i] = part[(i & 3) * 8 + (i >> 2)];
    }
    Dct.inverse(whole, 0, 8, 4, other);
    for (int i = 0; i < 32; i++) {
      samples[to + (i & 3) * lineStep + (i >> 2) * step] = whole[i];
    }
  }
}
