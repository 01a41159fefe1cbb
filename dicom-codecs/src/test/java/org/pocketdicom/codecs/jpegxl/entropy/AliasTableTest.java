package org.pocketdicom.codecs.jpegxl.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AliasTableTest {

  private static final int LOG_ALPHABET = 6;

  /** Each symbol has as many of the 4096 states as its frequency, and numbers them from 0 on. */
  @Test
  void theStatesOfASymbolAreNumberedWithoutAGap() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      int[] frequencies = frequencies(random, 1 + random.nextInt(1 << LOG_ALPHABET));
      long[] buckets = new long[1 << LOG_ALPHABET];

      AliasTable.put(frequencies, LOG_ALPHABET, buckets, 0);

      assertThat(numbers(buckets)).isEqualTo(expected(frequencies));
    }
  }

  private static int[] frequencies(Random random, int symbols) {
    int[] frequencies = new int[symbols];
    int left = AnsDistribution.TOTAL;
    for (int i = 1; i < symbols; i++) {
      frequencies[i] = random.nextInt(1 + left / 3);
      left -= frequencies[i];
    }
    frequencies[0] = left;
    return frequencies;
  }

  private static Set<String> expected(int[] frequencies) {
    Set<String> numbers = new HashSet<>();
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      for (int i = 0; i < frequencies[symbol]; i++) {
        numbers.add(symbol + "/" + i + "/" + frequencies[symbol]);
      }
    }
    return numbers;
  }

  /** What the reader makes of each state. */
  private static Set<String> numbers(long[] buckets) {
    int size = AnsDistribution.TOTAL / buckets.length;
    Set<String> numbers = new HashSet<>();
    for (int symbol = 0; symbol < buckets.length; symbol++) {
      long bucket = buckets[symbol];
      for (int place = 0; place < size; place++) {
        boolean own = place < (bucket & 0xFF);
        long named = own ? symbol : bucket >> 8 & 0xFF;
        long number = own ? place : place + (bucket >> 42);
        numbers.add(named + "/" + number + "/" + (bucket >> (own ? 16 : 29) & 0x1FFF));
      }
    }
    return numbers;
  }

  @Test
  void aSymbolThatIsAloneHasAllStates() {
    long[] buckets = new long[1 << LOG_ALPHABET];
    int[] frequencies = new int[10];
    frequencies[9] = AnsDistribution.TOTAL;

    AliasTable.put(frequencies, LOG_ALPHABET, buckets, 0);

    assertThat(numbers(buckets)).isEqualTo(expected(frequencies));
    assertThat(Arrays.stream(buckets).distinct().count()).isEqualTo(buckets.length);
  }
}
