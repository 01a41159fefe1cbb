package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodeLengthsTest {

  @Test
  void rareSymbolsHaveLongCodesAndOneCodeStaysFree() {
    assertThat(CodeLengths.of(new int[] {100, 40, 20, 0, 19})).startsWith(1, 2, 3, 0, 4);
    assertThat(CodeLengths.of(new int[] {7})).startsWith(1);
  }

  /** K.2: weights like those of Fibonacci make the deepest tree. */
  @Test
  void noCodeIsLongerThan16Bits() {
    int[] frequencies = new int[30];
    frequencies[0] = frequencies[1] = 1;
    for (int i = 2; i < frequencies.length; i++) {
      frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
    }

    int[] lengths = CodeLengths.of(frequencies);

    assertThat(Arrays.stream(lengths).boxed()).allMatch(length -> length > 0 && length <= 16);
    assertThat(Arrays.stream(lengths).mapToDouble(length -> Math.pow(2, -length)).sum())
        .isEqualTo(1);
  }
}
