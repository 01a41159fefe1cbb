package org.pocketdicom.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multipart bodies (RFC 2046 5.1.1), written plainly and read strictly. */
final class Multipart {

  private static final Bytes CRLF = Bytes.of("\r\n");
  private static final Bytes CRLF_CRLF = Bytes.of("\r\n\r\n");
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*?)[ \t]*");
  private static final int MAX_BOUNDARY = 70;

  private Multipart() {}

  static Bytes write(String boundary, List<Part> parts) {
    Bytes body = Bytes.EMPTY;
    for (Part part : parts) {
      StringBuilder head = new StringBuilder("--").append(boundary).append("\r\n");
      part.fields()
          .forEach(
              field -> head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
      body = Bytes.join(body, Bytes.of(head + "\r\n"), part.body(), CRLF);
    }
    return Bytes.join(body, Bytes.of("--" + boundary + "--\r\n"));
  }

  /**
   * The parts of a body.
   *
   * @throws Violation where it is not as RFC 2046 says: each delimiter on a line of its own, ended
   *     by CRLF; header fields; an empty line; a closing delimiter at the end
   */
  static List<Part> read(Bytes body, String boundary) {
    Violation.unless(
        !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY,
        "the boundary has no legal length");
    Bytes delimiter = Bytes.of("\r\n--" + boundary);
    Bytes whole = Bytes.join(CRLF, body);
    List<Part> parts = new ArrayList<>();
    int at = whole.indexOf(delimiter, 0);
    Violation.unless(at >= 0, "the body does not have the boundary that Content-Type names");
    while (true) {
      int after = at + delimiter.size();
      if (whole.indexOf(Bytes.of("--"), after) == after) {
        Violation.unless(!parts.isEmpty(), "the body has no part");
        return parts;
      }
      Violation.unless(
          whole.indexOf(CRLF, after) == after, "a delimiter is not followed by CRLF or --");
      int next = whole.indexOf(delimiter, after);
      Violation.unless(next >= 0, "the body has no closing delimiter");
      parts.add(part(whole.slice(after, next)));
      at = next;
    }
  }

  private static Part part(Bytes bytes) {
    int end = bytes.indexOf(CRLF_CRLF, 0);
    Violation.unless(end >= 0, "a part has no empty line behind its header");
    String head =
        end == 0 ? "" : new String(bytes.slice(2, end).toArray(), StandardCharsets.ISO_8859_1);
    List<Field> fields = new ArrayList<>();
    for (String line : head.isEmpty() ? new String[0] : head.split("\r\n", -1)) {
      Matcher field = FIELD.matcher(line);
      Violation.unless(field.matches(), "a part has a line in its header that is no field");
      fields.add(new Field(field.group(1), field.group(2)));
    }
    return new Part(fields, bytes.slice(end + CRLF_CRLF.size(), bytes.size()));
  }
}
