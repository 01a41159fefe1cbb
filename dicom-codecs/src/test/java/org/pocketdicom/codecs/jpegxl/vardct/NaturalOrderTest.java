package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NaturalOrderTest {

  @ParameterizedTest
  @EnumSource
  void everyPlaceComesOnce(TransformType type) {
    int[] order = NaturalOrder.of(type);

    assertThat(Arrays.stream(order).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 64 * type.blocks()).boxed().toList());
  }

  @Test
  void aSquareIsReadInAZigzagThatFirstGoesAcross() {
    assertThat(NaturalOrder.of(TransformType.DCT8X8))
        .startsWith(0, 1, 8, 16, 9, 2, 3, 10, 17, 24)
        .endsWith(62, 63);
  }

  @Test
  void theLowestFrequenciesComeFirstAndEverySecondLineOfTheSquareIsThere() {
    // 8 lines of 16 coefficients; the third diagonal of the square has its lines 0 and 2.
    assertThat(NaturalOrder.of(TransformType.DCT16X8)).startsWith(0, 1, 16, 2, 3, 17, 32);
  }
}
