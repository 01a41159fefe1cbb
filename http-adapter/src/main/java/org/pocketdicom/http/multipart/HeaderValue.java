package org.pocketdicom.http.multipart;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a header that has parameters, such as Content-Type and Content-Disposition (RFC 9110
 * 5.6.6).
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters by their names in lower case; of a name that comes twice the first counts
 */
public record HeaderValue(String value, Map<String, String> parameters) {

  public HeaderValue {
    parameters = Map.copyOf(parameters);
  }

  /** Reads what can be read; a parameter that makes no sense is left out. */
  public static HeaderValue parse(String text) {
    int semicolon = text.indexOf(';');
    String value = semicolon < 0 ? text : text.substring(0, semicolon);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int at = semicolon; at >= 0 && at < text.length(); ) {
      at = parameter(text, at + 1, parameters);
    }
    return new HeaderValue(value.strip().toLowerCase(Locale.ROOT), parameters);
  }

  /**
   * A parameter; one in the extended notation of RFC 8187, {@code name*}, comes before the plain
   * one.
   */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name + "*"))
        .flatMap(HeaderValue::extended)
        .or(() -> Optional.ofNullable(parameters.get(name)));
  }

  /** Reads one parameter and returns the position of the semicolon behind it, or the text's end. */
  private static int parameter(String text, int from, Map<String, String> parameters) {
    int equals = from;
    while (equals < text.length() && text.charAt(equals) != '=') {
      if (text.charAt(equals) == ';') {
        return equals;
      }
      equals++;
    }
    if (equals == text.length()) {
      return equals;
    }
    int at = equals + 1;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    StringBuilder value = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      at = quoted(text, at + 1, value);
    }
    int end = text.indexOf(';', at);
    end = end < 0 ? text.length() : end;
    value.append(text.substring(at, end).strip());
    String name = text.substring(from, equals).strip().toLowerCase(Locale.ROOT);
    parameters.putIfAbsent(name, value.toString());
    return end;
  }

  // A backslash escapes itself and the quote only: some clients send Windows paths as they are.
  private static int quoted(String text, int from, StringBuilder value) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
      if (escape && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    return Math.min(at + 1, text.length());
  }

  private static Optional<String> extended(String value) {
    String[] pieces = value.split("'", 3);
    if (pieces.length < 3) {
      return Optional.empty();
    }
    try {
      String plusKept = pieces[2].replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plusKept, Charset.forName(pieces[0])));
    } catch (IllegalArgumentException unknownCharsetOrBrokenEscape) {
      return Optional.empty();
    }
  }
}
