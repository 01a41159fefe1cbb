package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2046 5.1.1. */
class FirstPartTest {

  private static final String TYPE =
      "multipart/related; type=\"application/dicom\"; boundary=\"b x\"";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 262_130, 262_143, 262_144, 262_145, 700_000})
  void aPartIsWhatIsBetweenItsHeaderAndTheDelimiter(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    String text = new String(content, ISO_8859_1);
    String body =
        "preamble\r\n--b x\r\nContent-Type: application/dicom\r\nA: b\r\n\r\n"
            + text
            + "\r\n--b x\r\n\r\nsecond\r\n--b x--\r\n";

    assertThat(copied(TYPE, body)).isEqualTo(text);
    assertThat(copied("multipart/related;boundary=\"b x\"", body)).isEqualTo(text);
  }

  @Test
  void whatLooksLikeADelimiterIsContent() throws IOException {
    String text = "a\r\n--b \r\n--b\r\r\n\r\n--bx\r\n-";

    assertThat(copied(TYPE, "--b x\r\n\r\n" + text + "\r\n--b x--")).isEqualTo(text);
  }

  @Test
  void aBodyThatIsNotMultipartIsThePart() throws IOException {
    assertThat(copied("application/dicom", "--b x\r\n")).isEqualTo("--b x\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b x",
        "--b x\r\nA: b\r\n",
        "--b x\r\n\r\ncontent",
        "--b x\r\n\r\nc\r\n--b "
      })
  void aBodyThatEndsEarlyFails(String body) {
    assertThatThrownBy(() -> copied(TYPE, body))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ends before");
  }

  @Test
  void aTypeWithoutBoundaryFails() {
    assertThatThrownBy(() -> copied("multipart/related", "x")).hasMessageContaining("boundary");
  }

  /** Comes in pieces, as from a network. */
  private static String copied(String type, String body) throws IOException {
    InputStream pieces =
        new ByteArrayInputStream(body.getBytes(ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1_000));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FirstPart.copy(type, pieces, out);
    return out.toString(ISO_8859_1);
  }
}
