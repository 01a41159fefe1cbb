package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[1,-0.5e+3,\"a\\\"\\\\ü\",true,false,null]",
        "{\"a\":{\"b\":[{},[]]}}"
      })
  void whatIsReadPrintsAsItWas(String text) {
    assertThat(Json.parse(text)).hasToString(text);
  }

  @Test
  void escapesAreCharacters() {
    assertThat(Json.parse("\"\\u00e4\\n\\/\"")).isEqualTo(new Json.Str("ä\n/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "01",
        "+1",
        "1.",
        "'a'",
        "nul",
        "[1] 2",
        "{a:1}",
        "NaN",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12\"",
        "[",
        "{\"a\"",
        "\"a"
      })
  void whatIsNotAsRfc8259SaysIsRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Violation.class);
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(Violation.class);
  }
}
