package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, 65_535, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void numbersAreThoseOfJava(long number) {
    assertThat(new TextBuffer().append(number, 1).toString()).isEqualTo(Long.toString(number));
    assertThat(new TextBuffer().appendHex(number, 16).toString())
        .isEqualTo(String.format(Locale.ROOT, "%016x", number));
  }

  @Test
  void shortNumbersStandToTheRight() {
    assertThat(new TextBuffer().append(7, 3).append(1000, 3).toString()).isEqualTo("  71000");
  }

  @Test
  void textGrowsAndIsCounted() {
    TextBuffer text = new TextBuffer();
    for (int i = 0; i < 5000; i++) {
      text.append("äa").append('b');
    }

    assertThat(text.length()).isEqualTo(20_000);
    assertThat(text.columns(0)).isEqualTo(15_000);
    assertThat(text.toString()).isEqualTo("äab".repeat(5000));
  }
}
