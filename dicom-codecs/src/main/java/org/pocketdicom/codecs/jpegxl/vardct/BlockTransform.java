package org.pocketdicom.codecs.jpegxl.vardct;

/** Makes samples of a block's coefficients, by its {@link TransformType}. Not for two threads. */
final class BlockTransform {

  private final float[] other;
  private final float[] turned;
  private final SmallTransforms small = new SmallTransforms();

  /** For blocks of up to so many samples. */
  BlockTransform(int size) {
    other = new float[size];
    turned = new float[size];
  }

  /**
   * Writes the samples.
   *
   * @param coefficients from index 0 on, in lines along the longer side; overwritten
   */
  void inverse(TransformType type, float[] coefficients, float[] samples, int to, int stride) {
    switch (type) {
      case HORNUSS -> small.hornuss(coefficients, samples, to, stride);
      case DCT2X2 -> small.dct2x2(coefficients, samples, to, stride);
      case DCT4X4 -> small.dct4x4(coefficients, samples, to, stride);
      case DCT4X8 -> small.dct4x8(coefficients, samples, to, stride);
      case DCT8X4 -> small.dct8x4(coefficients, samples, to, stride);
      case AFV0 -> small.afv(0, coefficients, samples, to, stride);
      case AFV1 -> small.afv(1, coefficients, samples, to, stride);
      case AFV2 -> small.afv(2, coefficients, samples, to, stride);
      case AFV3 -> small.afv(3, coefficients, samples, to, stride);
      case DCT8X8,
          DCT16X16,
          DCT32X32,
          DCT16X8,
          DCT8X16,
          DCT32X8,
          DCT8X32,
          DCT32X16,
          DCT16X32,
          DCT64X64,
          DCT64X32,
          DCT32X64,
          DCT128X128,
          DCT128X64,
          DCT64X128,
          DCT256X256,
          DCT256X128,
          DCT128X256 -> {
        int lines = type.shortSide();
        int line = type.longSide();
        Dct.inverse(coefficients, 0, lines, line, other);
        turn(coefficients, lines, line, turned, 0, lines);
        Dct.inverse(turned, 0, line, lines, other);
        if (type.transposed()) {
          for (int y = 0; y < line; y++) {
            System.arraycopy(turned, y * lines, samples, to + y * stride, lines);
          }
        } else {
          turn(turned, line, lines, samples, to, stride);
        }
      }
    }
  }

  /** Transposes in squares of 8×8, which stay in the nearest cache. */
  private static void turn(float[] from, int lines, int line, float[] out, int to, int stride) {
    for (int y0 = 0; y0 < lines; y0 += 8) {
      for (int x0 = 0; x0 < line; x0 += 8) {
        for (int x = x0; x < x0 + 8; x++) {
          for (int y = y0; y < y0 + 8; y++) {
            out[to + x * stride + y] = from[y * line + x];
          }
        }
      }
    }
  }
}
