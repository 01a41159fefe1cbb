package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleTest {

  @Test
  void controlCharactersReachNoTerminal() {
    assertThat(Console.printable("a\r\nb\u001b[31m\u007f\u009b")).isEqualTo("a␍␊b␛[31m␡\uFFFD");
  }

  @Test
  void nothingTurnsTheWritingRoundOrEndsTheLine() {
    assertThat(Console.printable("a\u202eb\u2066c\u2028d\ud800e"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  }

  @Test
  void otherTextStaysAsItIs() {
    assertThat(Console.printable("Müller^山田\ud83d\ude00")).isEqualTo("Müller^山田\ud83d\ude00");
  }
}
