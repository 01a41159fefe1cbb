package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockTransformTest {

  private static final int STRIDE = 300;

  private final BlockTransform transform = new BlockTransform(1 << 16);

  /** Lines of coefficients are frequencies down in a wide block, frequencies across in others. */
  @ParameterizedTest
  @EnumSource(
      names = {"DCT8X8", "DCT16X8", "DCT8X16", "DCT32X8", "DCT8X32", "DCT32X32", "DCT64X32"})
  void oneCoefficientIsAProductOfCosines(TransformType type) {
    int height = 8 * type.rows;
    int width = 8 * type.columns;
    for (int down : new int[] {0, 1, height - 1}) {
      for (int across : new int[] {0, 2, width - 1}) {
        float[] coefficients = new float[height * width];
        coefficients[width > height ? down * width + across : across * height + down] = 1;

        float[] samples = inverse(type, coefficients);

        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            double expected = cosine(down, y, height) * cosine(across, x, width);
            assertThat((double) samples[y * STRIDE + x]).isCloseTo(expected, within(1e-4));
          }
        }
      }
    }
  }

  private static double cosine(int k, int i, int n) {
    return k == 0 ? 1 : Math.sqrt(2) * Math.cos(Math.PI * k * (i + 0.5) / n);
  }

  @ParameterizedTest
  @EnumSource
  void theFirstCoefficientAloneIsAFlatBlock(TransformType type) {
    float[] coefficients = new float[64 * type.blocks()];
    coefficients[0] = 0.5f;

    float[] samples = inverse(type, coefficients);

    for (int y = 0; y < 8 * type.rows; y++) {
      for (int x = 0; x < 8 * type.columns; x++) {
        assertThat(samples[y * STRIDE + x]).isCloseTo(0.5f, within(1e-5f));
      }
    }
  }

  /** So that the means of blocks are what LF coefficients hold. */
  @ParameterizedTest
  @EnumSource(names = {"DCT8X8", "HORNUSS", "DCT2X2", "DCT4X4", "DCT4X8", "DCT8X4"})
  void theFirstCoefficientIsTheMeanOfTheBlock(TransformType type) {
    float[] coefficients = DctTest.random(64);

    float[] samples = inverse(type, coefficients.clone());

    double sum = 0;
    for (int i = 0; i < 64; i++) {
      sum += samples[(i >> 3) * STRIDE + (i & 7)];
    }
    assertThat(sum / 64).isCloseTo(coefficients[0], within(1e-4));
  }

  /** An inverse transform that loses nothing: 64 coefficients make 64 independent blocks. */
  @ParameterizedTest
  @EnumSource(
      names = {"HORNUSS", "DCT2X2", "DCT4X4", "DCT4X8", "DCT8X4", "AFV0", "AFV1", "AFV2", "AFV3"})
  void everyCoefficientMatters(TransformType type) {
    double[][] matrix = new double[64][64];
    for (int k = 0; k < 64; k++) {
      float[] coefficients = new float[64];
      coefficients[k] = 1;
      float[] samples = inverse(type, coefficients);
      for (int i = 0; i < 64; i++) {
        matrix[k][i] = samples[(i >> 3) * STRIDE + (i & 7)];
      }
    }

    assertThat(rank(matrix)).isEqualTo(64);
  }

  private static int rank(double[][] rows) {
    int rank = 0;
    for (int column = 0; column < 64; column++) {
      int pivot = rank;
      for (int r = rank; r < 64; r++) {
        pivot = Math.abs(rows[r][column]) > Math.abs(rows[pivot][column]) ? r : pivot;
      }
      if (rank == 64 || Math.abs(rows[pivot][column]) < 1e-6) {
        continue;
      }
      double[] line = rows[pivot];
      rows[pivot] = rows[rank];
      rows[rank++] = line;
      for (int r = rank; r < 64; r++) {
        double factor = rows[r][column] / line[column];
        for (int c = column; c < 64; c++) {
          rows[r][c] -= factor * line[c];
        }
      }
    }
    return rank;
  }

  @Test
  void aQuarterOfDct4x4IsADctOfItsOwn() {
    float[] coefficients = new float[64];
    // Of the right upper quarter the second frequency across and the first down, transposed.
    coefficients[2 * 2 * 8 + 1 + 2] = 1;

    float[] samples = inverse(TransformType.DCT4X4, coefficients);

    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        double expected = y < 4 && x >= 4 ? cosine(1, y, 4) * cosine(2, x - 4, 4) : 0;
        assertThat((double) samples[y * STRIDE + x]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void theAfvBasisIsOrthonormal() {
    for (int a = 0; a < 16; a++) {
      for (int b = 0; b < 16; b++) {
        double product = 0;
        for (int i = 0; i < 16; i++) {
          product += AfvBasis.BASIS[16 * a + i] * AfvBasis.BASIS[16 * b + i];
        }
        assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  /** AFV1 to AFV3 are AFV0 in a mirror, in the quarter and the one beside it. */
  @Test
  void theCutCornerIsWhereTheTypeSays() {
    float[] coefficients = new float[64];
    coefficients[2] = 1;

    float[] first = inverse(TransformType.AFV0, coefficients.clone());
    float[] last = inverse(TransformType.AFV3, coefficients.clone());

    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(last[(7 - y) * STRIDE + 7 - x]).isEqualTo(first[y * STRIDE + x]);
      }
    }
  }

  private float[] inverse(TransformType type, float[] coefficients) {
    float[] samples = new float[256 * STRIDE];
    float[] room = new float[1 << 16];
    System.arraycopy(coefficients, 0, room, 0, coefficients.length);
    transform.inverse(type, room, samples, 0, STRIDE);
    return samples;
  }
}
