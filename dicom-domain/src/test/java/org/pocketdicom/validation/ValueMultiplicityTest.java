package org.pocketdicom.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.dictionary.DataDictionary;

class ValueMultiplicityTest {

  /** PS3.5 6.4. */
  @ParameterizedTest
  @CsvSource({
    "1, '1'",
    "3, '3'",
    "1-3, '1,2,3'",
    "1-n, '1,2,3,4,5,6,7'",
    "2-n, '2,3,4,5,6,7'",
    "2-2n, '2,4,6'",
    "3-3n, '3,6'",
    "6-n, '6,7'",
  })
  void allowsWhatTheDictionarySays(String vm, String allowed) {
    assertThat(
            IntStream.rangeClosed(1, 7)
                .filter(ValueMultiplicity.of(vm)::allows)
                .mapToObj(Integer::toString)
                .toList())
        .containsExactly(allowed.split(","));
  }

  @Test
  void everyMultiplicityOfTheDictionaryIsRead() {
    for (int group = 0; group <= 0xFFFE; group += 2) {
      for (int element = 0; element <= 0x60; element++) {
        DataDictionary.entry(group << 16 | element)
            .ifPresent(entry -> assertThat(ValueMultiplicity.of(entry.vm()).least()).isPositive());
      }
    }
  }
}
