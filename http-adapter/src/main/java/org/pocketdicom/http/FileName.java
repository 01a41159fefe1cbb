package org.pocketdicom.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** File names that strangers give: labels to show and to find by, never paths. */
final class FileName {

  private static final int MAX_LENGTH = 1024;
  private static final String HARMLESS = "!#$&+-.^_`|~";

  private FileName() {}

  /**
   * The last component of a path, without control characters, at most 1,024 characters; empty where
   * nothing is left.
   */
  static Optional<String> of(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    StringBuilder clean = new StringBuilder();
    name.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .takeWhile(c -> clean.length() < MAX_LENGTH - 1)
        .forEach(clean::appendCodePoint);
    return clean.toString().isBlank() ? Optional.empty() : Optional.of(clean.toString());
  }

  /** The header that makes a browser save an answer under a name (RFC 6266). */
  static String attachment(String name) {
    StringBuilder ascii = new StringBuilder();
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 128 && Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
      ascii.append(plain || c == ' ' ? c : '_');
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }
}
