package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle is the sum of A.3.3, term by term. */
class DctTest {

  @Test
  void theInverseIsTheSumOfTheStandard() {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      float[] block = randomBlock(random, 1024);
      double[] expected = inverse(block);

      Dct.inverse(block);

      for (int k = 0; k < 64; k++) {
        assertThat((double) block[k]).isCloseTo(expected[k], within(0.01));
      }
    }
  }

  @Test
  void thereAndBackIsTheSame() {
    float[] block = randomBlock(new Random(2), 128);
    float[] there = block.clone();

    Dct.forward(there);
    Dct.inverse(there);

    for (int k = 0; k < 64; k++) {
      assertThat(there[k]).isCloseTo(block[k], within(0.001f));
    }
  }

  private static float[] randomBlock(Random random, int bound) {
    float[] block = new float[64];
    for (int k = 0; k < 64; k++) {
      block[k] = random.nextInt(-bound, bound);
    }
    return block;
  }

  private static double[] inverse(float[] coefficients) {
    double[] samples = new double[64];
    for (int i = 0; i < 64; i++) {
      for (int k = 0; k < 64; k++) {
        samples[i] += coefficients[k] * basis(i / 8, k / 8) * basis(i % 8, k % 8);
      }
    }
    return samples;
  }

  private static double basis(int n, int k) {
    return (k == 0 ? Math.sqrt(0.5) : 1) * Math.cos((2 * n + 1) * k * Math.PI / 16) / 2;
  }
}
