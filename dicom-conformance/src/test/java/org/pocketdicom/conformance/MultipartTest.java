package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

  @Test
  void whatIsWrittenIsRead() {
    List<Part> parts =
        List.of(
            Part.of("application/dicom", Bytes.of("\r\n--other\r\n")),
            new Part(List.of(), Bytes.EMPTY));

    List<Part> read = Multipart.read(Multipart.write("kit", parts), "kit");

    assertThat(read).isEqualTo(parts);
  }

  @Test
  void preambleAndEpilogueAreNoParts() {
    Bytes body = Bytes.of("before\r\n--kit\r\nA: b\r\n\r\nx\r\n--kit--\r\n--kit\r\n\r\ny");

    List<Part> read = Multipart.read(body, "kit");

    assertThat(read).containsExactly(new Part(List.of(new Field("A", "b")), Bytes.of("x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--kit--\r\n",
        "--kit\r\n\r\nx",
        "--kit\n\nx\n--kit--",
        "--kit\r\nx\r\n--kit--\r\n",
        "--kit\r\nno field\r\n\r\nx\r\n--kit--\r\n",
        "--kitx\r\n\r\nx\r\n--kitx--\r\n"
      })
  void whatIsNotAsRfc2046SaysIsRefused(String body) {
    assertThatThrownBy(() -> Multipart.read(Bytes.of(body), "kit")).isInstanceOf(Violation.class);
  }
}
