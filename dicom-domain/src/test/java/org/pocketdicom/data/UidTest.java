package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.2.840.10008.1.2",
        "2.25.329800735698586629295641978511506172918",
        "1.02.3"
      })
  void digitsAndDotsAreAUid(String text) {
    assertThat(Uid.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "1.", ".1", "1..2", "1.2/3", "../1", "1.2\0", "1.2 ", "1.a", "١.٢"})
  void whatCouldHarmAPathOrAKeyIsNone(String text) {
    assertThat(Uid.isValid(text)).isFalse();
    assertThatThrownBy(() -> new Uid(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aUidHas64CharactersAtMost() {
    assertThat(Uid.isValid("1".repeat(64))).isTrue();
    assertThat(Uid.isValid("1".repeat(65))).isFalse();
  }
}
