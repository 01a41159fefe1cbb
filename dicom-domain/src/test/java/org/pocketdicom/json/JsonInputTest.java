package org.pocketdicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.json.JsonInput.Token;

class JsonInputTest {

  @Test
  void aTextIsTokensOfWhichNamesStringsAndNumbersHaveText() throws IOException {
    assertThat(tokens(" {\"a\" : [1, -2.5e+3,\"x\", true,false ,null], \"b\":{}}\r\n[]"))
        .containsExactly(
            "BEGIN_OBJECT",
            "NAME a",
            "BEGIN_ARRAY",
            "NUMBER 1",
            "NUMBER -2.5e+3",
            "STRING x",
            "TRUE",
            "FALSE",
            "NULL",
            "END_ARRAY",
            "NAME b",
            "BEGIN_OBJECT",
            "END_OBJECT",
            "END_OBJECT",
            "BEGIN_ARRAY",
            "END_ARRAY");
  }

  @Test
  void escapesAndSurrogatePairsAreCharactersRfc8259Section7() throws IOException {
    assertThat(tokens("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83D\\ude00ü\\u0000\"]"))
        .containsSequence("STRING \"\\/\b\f\n\r\té😀ü\0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\"}",
        "[1 2]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[- 1]",
        "[tru]",
        "[nul]",
        "[\"\t\"]",
        "[\"\\x\"]",
        "['a']",
        "[\"\\u12g4\"]",
        "[\"\\ud800\"]",
        "[\"\\ud800\\n\"]",
        "[\"\\ude00\"]",
        "[1",
        "[\"a",
        "{",
        "]",
        "}",
        "[}",
        "{]",
        "[\"\\",
        "[\"\\u00",
        "\u00A0[]",
        "[1]x",
        "nan"
      })
  void whatIsNotJsonIsRefused(String text) {
    assertThatThrownBy(() -> tokens(text)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void notANumberAndInfinityAreNumbersAsSomeProgramsWriteThem() throws IOException {
    assertThat(tokens("[NaN,Infinity,-Infinity]"))
        .contains("NUMBER NaN", "NUMBER Infinity", "NUMBER -Infinity");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] overlong = {'[', '"', (byte) 0xC0, (byte) 0x80, '"', ']'};

    assertThatThrownBy(() -> tokens(new JsonInput(new ByteArrayInputStream(overlong), 100)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void byteOrderMarkIsPassedOverAtTheBeginningOnly() throws IOException {
    assertThat(tokens("\uFEFF[]")).containsExactly("BEGIN_ARRAY", "END_ARRAY");
    assertThatThrownBy(() -> tokens("[]\uFEFF")).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void aStringMayBeAsLongAsTheLimitAndCrossEveryBuffer() throws IOException {
    String text = "aé\\n😀".repeat(20_000);
    String decoded = text.replace("\\n", "\n");
    int bytes = decoded.getBytes(StandardCharsets.UTF_8).length;

    assertThat(tokens(new JsonInput(trickling("[\"" + text + "\"]"), bytes + 1)))
        .contains("STRING " + decoded);
    assertThatThrownBy(() -> tokens(new JsonInput(trickling("[\"" + text + "\"]"), bytes / 2)))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void aStringCanBeReadAsBytes() throws IOException {
    JsonInput json = input("[\"a\\/\\u00e9b\", 1]");
    json.next();
    json.next();

    assertThat(json.bytes().readAllBytes()).isEqualTo("a/éb".getBytes(StandardCharsets.UTF_8));
    assertThat(json.next()).isEqualTo(Token.NUMBER);
  }

  @Test
  void aValueCanBePassedOverHoweverDeepItIs() throws IOException {
    JsonInput json =
        input("{\"a\":" + "[{\"b\":".repeat(100_000) + "1" + "}]".repeat(100_000) + "}");
    json.next();
    json.next();

    json.skip();

    assertThat(json.next()).isEqualTo(Token.END_OBJECT);
    assertThat(json.next()).isEqualTo(Token.END);
  }

  @Test
  void depthAndDigitsAreBounded() {
    assertThatThrownBy(() -> tokens("[".repeat(2_000_000))).isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(() -> tokens("[" + "1".repeat(2_000))).isInstanceOf(LimitExceeded.class);
  }

  private static List<String> tokens(String text) throws IOException {
    return tokens(input(text));
  }

  private static List<String> tokens(JsonInput json) throws IOException {
    List<String> tokens = new ArrayList<>();
    for (Token token; (token = json.next()) != Token.END; ) {
      tokens.add(
          switch (token) {
            case NAME, STRING, NUMBER -> token + " " + json.text();
            default -> token.name();
          });
    }
    return tokens;
  }

  private static JsonInput input(String text) {
    return new JsonInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20);
  }

  /** Gives a few bytes at a time. */
  private static InputStream trickling(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 7));
      }
    };
  }
}
