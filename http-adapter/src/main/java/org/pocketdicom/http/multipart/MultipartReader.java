package org.pocketdicom.http.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a multipart body (RFC 2046 5.1), one part after the other. Lines may end in a bare LF, if
 * all lines around boundaries do. Not for use by several threads.
 *
 * <pre>{@code
 * MultipartReader reader = MultipartReader.of(contentType, body);
 * for (var part = reader.next(); part.isPresent(); part = reader.next()) {
 *   part.get().content().transferTo(target);
 * }
 * }</pre>
 */
public final class MultipartReader {

  /** RFC 2046 5.1.1 has 70; Orthanc sends 73. */
  private static final int MAX_BOUNDARY = 120;

  private static final int MAX_HEADER_BYTES = 16 << 10;
  private static final int MAX_PADDING = 1024;
  private static final int MAX_PARTS = 10_000;

  private final Window window;
  private final String boundary;
  private final Delimiter firstDelimiter;
  private Delimiter delimiter;
  private State state = State.PREAMBLE;
  private int parts;

  private enum State {
    PREAMBLE,
    IN_PART,
    BEHIND_DELIMITER,
    DONE
  }

  private MultipartReader(InputStream body, String boundary) {
    window = new Window(body);
    this.boundary = boundary;
    firstDelimiter = new Delimiter("--" + boundary);
    delimiter = new Delimiter("\n--" + boundary);
  }

  /**
   * A reader of a body.
   *
   * @param contentType the header of the request or part, with the boundary
   * @param body read as far as the closing boundary; not closed
   * @throws MalformedMultipart if there is no valid boundary
   */
  public static MultipartReader of(HeaderValue contentType, InputStream body)
      throws MalformedMultipart {
    String boundary = contentType.parameters().getOrDefault("boundary", "");
    boolean printable = boundary.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (boundary.isEmpty()
        || boundary.length() > MAX_BOUNDARY
        || boundary.endsWith(" ")
        || !printable) {
      throw new MalformedMultipart(
          "the Content-Type of a multipart body needs a boundary of 1 to 120 characters");
    }
    return new MultipartReader(body, boundary);
  }

  /**
   * The next part; what is left of the last one is passed over.
   *
   * @return empty behind the last part
   * @throws MalformedMultipart if the body is not well-formed here
   */
  public Optional<Part> next() throws IOException {
    switch (state) {
      case PREAMBLE -> skipPreamble();
      case IN_PART -> {
        window.skipUntil(delimiter);
        window.take(delimiter);
      }
      case BEHIND_DELIMITER -> {}
      case DONE -> {
        return Optional.empty();
      }
    }
    if (endsHere()) {
      state = State.DONE;
      return Optional.empty();
    }
    if (++parts > MAX_PARTS) {
      throw new MalformedMultipart("the multipart body has more than " + MAX_PARTS + " parts");
    }
    Map<String, String> headers = headers();
    // Of a part without content the empty line behind the headers may belong to the delimiter.
    state = window.take(firstDelimiter) ? State.BEHIND_DELIMITER : State.IN_PART;
    return Optional.of(new Part(headers, new Content(parts)));
  }

  private void skipPreamble() throws IOException {
    if (!window.take(firstDelimiter)) {
      window.skipUntil(delimiter);
      window.take(delimiter);
    }
  }

  /** Reads the rest of a delimiter's line, and says whether it was the closing one. */
  private boolean endsHere() throws IOException {
    int c = window.read();
    if (c == '-' && window.peek() == '-') {
      return true;
    }
    for (int padding = 0; (c == ' ' || c == '\t') && padding < MAX_PADDING; padding++) {
      c = window.read();
    }
    boolean crlf = c == '\r' && window.peek() == '\n';
    if (crlf) {
      window.read();
    } else if (c != '\n') {
      throw new MalformedMultipart("a boundary of the multipart body is not alone on its line");
    }
    if (parts == 0) {
      delimiter = new Delimiter((crlf ? "\r\n--" : "\n--") + boundary);
    }
    return false;
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    int budget = MAX_HEADER_BYTES;
    String last = "";
    for (String line = line(budget); !line.isEmpty(); line = line(budget)) {
      budget -= line.length() + 1;
      int colon = line.indexOf(':');
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        String continued = line.strip();
        headers.computeIfPresent(last, (name, value) -> value + ' ' + continued);
      } else if (colon > 0) {
        last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.putIfAbsent(last, line.substring(colon + 1).strip());
      } else {
        throw new MalformedMultipart("a header of part " + parts + " has no name");
      }
    }
    return headers;
  }

  private String line(int budget) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(96);
    for (int c = window.read(); c != '\n'; c = window.read()) {
      if (c < 0) {
        throw new MalformedMultipart("the multipart body ends in the headers of part " + parts);
      }
      if (line.size() >= budget) {
        throw new MalformedMultipart(
            "the headers of part " + parts + " are longer than " + MAX_HEADER_BYTES + " bytes");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private final class Content extends InputStream {

    private final int part;

    Content(int part) {
      this.part = part;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      return part == parts && state == State.IN_PART
          ? window.readUntil(delimiter, target, offset, length)
          : -1;
    }
  }
}
