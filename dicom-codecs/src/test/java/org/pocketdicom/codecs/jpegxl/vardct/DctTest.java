package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DctTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 128, 256})
  void samplesAreTheSumOfCosines(int n) {
    int columns = 3;
    float[] coefficients = random(n * columns);

    float[] samples = coefficients.clone();
    Dct.inverse(samples, 0, n, columns, new float[n * columns]);

    for (int i = 0; i < n; i++) {
      for (int column = 0; column < columns; column++) {
        double sum = coefficients[column];
        for (int k = 1; k < n; k++) {
          double angle = Math.PI * k * (i + 0.5) / n;
          sum += Math.sqrt(2) * coefficients[k * columns + column] * Math.cos(angle);
        }
        assertThat((double) samples[i * columns + column]).isCloseTo(sum, within(1e-4 * n));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32})
  void forwardAndInverseUndoEachOther(int n) {
    float[] coefficients = random(n);

    float[] back = coefficients.clone();
    Dct.inverse(back, 0, n, 1, new float[n]);
    Dct.forward(back, 0, n, 1);

    assertThat(back).containsExactly(coefficients, within(1e-4f));
  }

  static float[] random(int count) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }
}
