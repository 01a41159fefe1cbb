package org.pocketdicom.http.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {

  private static final String FORM =
      """
      --frontier\r
      Content-Disposition: form-data; name="file"; filename="a.dcm"\r
      Content-Type: application/dicom\r
      \r
      first\r
      --frontie\r
      \r
      --frontier\r
      content-disposition: form-data; name=comment\r
      \r
      \r
      --frontier--\r
      """;

  @Test
  void partsHaveTheirHeadersAndContents() throws IOException {
    MultipartReader reader = reader("frontier", FORM);

    Part first = reader.next().orElseThrow();
    assertThat(first.name()).contains("file");
    assertThat(first.fileName()).contains("a.dcm");
    assertThat(first.contentType().orElseThrow().value()).isEqualTo("application/dicom");
    assertThat(text(first)).isEqualTo("first\r\n--frontie\r\n");
    Part second = reader.next().orElseThrow();
    assertThat(second.name()).contains("comment");
    assertThat(second.fileName()).isEmpty();
    assertThat(second.header("content-type")).isEmpty();
    assertThat(text(second)).isEmpty();
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void itDoesNotMatterWhereReadsOfTheBodyEnd() throws IOException {
    byte[] body = FORM.getBytes(ISO_8859_1);
    for (int split = 0; split <= body.length; split++) {
      InputStream pieces =
          new SequenceInputStream(
              new ByteArrayInputStream(body, 0, split),
              new ByteArrayInputStream(body, split, body.length - split));

      assertThat(contents(reader("frontier", pieces)))
          .as("split at byte %d", split)
          .containsExactly("first\r\n--frontie\r\n", "");
    }
    assertThat(contents(reader("frontier", new Trickle(body))))
        .containsExactly("first\r\n--frontie\r\n", "");
  }

  @Test
  void longContentsFullOfHalfDelimitersComeWhole() throws IOException {
    Random random = new Random(1);
    String[] pieces = {"\r\n--frontie", "\r\n", "\n--frontie", "\r", "x", "--"};
    for (int size : new int[] {65_520, 65_536, 65_550, 300_000}) {
      StringBuilder content = new StringBuilder();
      while (content.length() < size) {
        content.append(pieces[random.nextInt(pieces.length)]);
      }
      content.setLength(size);
      String body = "--frontier\r\n\r\n" + content + "x\r\n--frontier--";

      assertThat(contents(reader("frontier", body))).containsExactly(content + "x");
    }
  }

  @Test
  void contentsThatAreNotReadArePassedOver() throws IOException {
    MultipartReader reader = reader("frontier", FORM);

    Part first = reader.next().orElseThrow();
    Part second = reader.next().orElseThrow();

    assertThat(second.name()).contains("comment");
    assertThat(first.content().read()).isEqualTo(-1);
  }

  @Test
  void preambleAndEpilogueAreNoParts() throws IOException {
    String body = "hello --b\r\n--b\r\n\r\none\r\n--b--\r\nand\r\n--b\r\nmore";

    assertThat(contents(reader("b", body))).containsExactly("one");
  }

  @Test
  void bareLineFeedsAreTakenIfAllLinesHaveThem() throws IOException {
    String body = "--b\nContent-Type: text/plain\n\none\r\n--b is text\n--b\n\ntwo\n--b--\n";

    assertThatThrownBy(() -> contents(reader("b", body))).isInstanceOf(MalformedMultipart.class);
    assertThat(contents(reader("b", body.replace("\r\n--b is", "\r\n--c is"))))
        .containsExactly("one\r\n--c is text", "two");
  }

  @Test
  void aLineFeedAloneEndsNoContentWhereLinesEndInBoth() throws IOException {
    assertThat(contents(reader("b", "--b\r\n\r\none\n--b\n\r\n--b--")))
        .containsExactly("one\n--b\n");
  }

  @Test
  void blanksMayFollowABoundary() throws IOException {
    assertThat(contents(reader("b", "--b \t \r\n\r\none\r\n--b  \r\n\r\ntwo\r\n--b--")))
        .containsExactly("one", "two");
  }

  @Test
  void theEmptyLineOfAPartWithoutContentMayBelongToTheBoundary() throws IOException {
    assertThat(contents(reader("b", "--b\r\nX: y\r\n\r\n--b\r\n\r\n--b--")))
        .containsExactly("", "");
  }

  @Test
  void foldedHeadersAreOne() throws IOException {
    Part part = reader("b", "--b\r\nX: y\r\n z\r\n\tw\r\n\r\n\r\n--b--").next().orElseThrow();

    assertThat(part.header("x")).contains("y z w");
  }

  @Test
  void boundariesMayBeQuotedAndHoldBlanks() throws IOException {
    HeaderValue type = HeaderValue.parse("multipart/form-data; boundary=\"a b;c\"");
    String body = "--a b;c\r\n\r\none\r\n--a b;c--";

    assertThat(contents(MultipartReader.of(type, stream(body)))).containsExactly("one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"ends in a blank \"",
        "multipart/form-data; boundary=\"caf\u00e9\"",
        "multipart/form-data;"
            + " boundary=01234567890123456789012345678901234567890123456789012345678901234567890"
            + "12345678901234567890123456789012345678901234567890"
      })
  void aBoundaryThatCannotBeIsRefused(String type) {
    assertThatThrownBy(() -> MultipartReader.of(HeaderValue.parse(type), stream("")))
        .isInstanceOf(MalformedMultipart.class)
        .hasMessageContaining("boundary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no boundary at all",
        "--b",
        "--b\r",
        "--b\r\nX: y",
        "--b\r\nX: y\r\n",
        "--b\r\nX: y\r\n\r\n",
        "--b\r\nX: y\r\n\r\ncontent",
        "--b\r\nX: y\r\n\r\ncontent\r\n--b",
        "--bb\r\n\r\n\r\n--bb--",
        "--b\r\nno colon\r\n\r\n\r\n--b--",
        "--b\r\n: no name\r\n\r\n\r\n--b--"
      })
  void whatIsCutOrCrookedIsRefused(String body) {
    assertThatThrownBy(() -> contents(reader("b", body))).isInstanceOf(MalformedMultipart.class);
  }

  @Test
  void headersWithoutEndAreRefused() {
    String one = "--b\r\nX: " + "y".repeat(17 << 10);
    String many = "--b\r\n" + "X: y\r\n".repeat(17 << 10);

    assertThatThrownBy(() -> contents(reader("b", one))).hasMessageContaining("16384");
    assertThatThrownBy(() -> contents(reader("b", many))).hasMessageContaining("16384");
  }

  @Test
  void tenThousandPartsAreTakenAndNoMore() throws IOException {
    String part = "--b\r\n\r\n";

    assertThat(contents(reader("b", part.repeat(10_000) + "--b--"))).hasSize(10_000);
    assertThatThrownBy(() -> contents(reader("b", part.repeat(10_001) + "--b--")))
        .hasMessageContaining("10000 parts");
  }

  private static MultipartReader reader(String boundary, String body) throws IOException {
    return reader(boundary, stream(body));
  }

  private static MultipartReader reader(String boundary, InputStream body) throws IOException {
    return MultipartReader.of(HeaderValue.parse("multipart/mixed; boundary=" + boundary), body);
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(UTF_8));
  }

  private static List<String> contents(MultipartReader reader) throws IOException {
    List<String> contents = new ArrayList<>();
    for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
      contents.add(text(part.get()));
    }
    return contents;
  }

  private static String text(Part part) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    part.content().transferTo(text);
    return text.toString(ISO_8859_1);
  }

  /** Gives a byte at a time, as a slow client does. */
  private static final class Trickle extends InputStream {

    private final byte[] bytes;
    private int position;

    Trickle(byte[] bytes) {
      this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public int read() {
      return position < bytes.length ? bytes[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int b = read();
      if (b < 0) {
        return -1;
      }
      target[offset] = (byte) b;
      return 1;
    }
  }
}
