package org.pocketdicom.codecs.huffman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeLengthsTest {

  @Test
  void rareSymbolsHaveLongCodesAndLaterOnesOfEqualsNoShorter() {
    assertThat(CodeLengths.of(new int[] {100, 40, 20, 0, 19, 1}, 16))
        .containsExactly(1, 2, 3, 0, 4, 4);
    assertThat(CodeLengths.of(new int[] {1, 1, 1}, 16)).containsExactly(1, 2, 2);
    assertThat(CodeLengths.of(new int[] {0, 7}, 16)).containsExactly(0, 1);
    assertThat(CodeLengths.of(new int[3], 16)).containsExactly(0, 0, 0);
  }

  /** Weights like those of Fibonacci make the deepest tree. */
  @ParameterizedTest
  @ValueSource(ints = {5, 7, 15, 16})
  void noCodeIsLongerThanAllowedAndNoneIsWasted(int longest) {
    int[] frequencies = new int[30];
    frequencies[0] = frequencies[1] = 1;
    for (int i = 2; i < frequencies.length; i++) {
      frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
    }

    int[] lengths = CodeLengths.of(frequencies, longest);

    assertThat(Arrays.stream(lengths).boxed()).allMatch(length -> length > 0 && length <= longest);
    assertThat(Arrays.stream(lengths).mapToDouble(length -> Math.pow(2, -length)).sum())
        .isEqualTo(1);
  }

  /** The least number of bits is the sum of the weights of all groups that join. */
  @Test
  void noOtherCodeHasFewerBits() {
    Random random = new Random(1);
    for (int run = 0; run < 100; run++) {
      int[] frequencies = random.ints(2 + run, 1, 1000).toArray();
      PriorityQueue<Integer> groups = new PriorityQueue<>();
      Arrays.stream(frequencies).forEach(groups::add);
      long least = 0;
      while (groups.size() > 1) {
        int joined = groups.remove() + groups.remove();
        least += joined;
        groups.add(joined);
      }

      int[] lengths = CodeLengths.of(frequencies, 30);

      long bits = 0;
      for (int i = 0; i < lengths.length; i++) {
        bits += (long) frequencies[i] * lengths[i];
      }
      assertThat(bits).isEqualTo(least);
    }
  }
}
