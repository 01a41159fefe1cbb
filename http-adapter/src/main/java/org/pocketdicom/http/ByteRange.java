package org.pocketdicom.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of an answer (RFC 9110 14).
 *
 * @param first its first byte
 * @param length in bytes; 0 where nothing of the answer is in the range asked for
 */
public record ByteRange(long first, long length) {

  // Several ranges may be answered with the whole, and are.
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads a Range header; empty where it asks for nothing that is understood, and the whole is the
   * answer.
   */
  public static Optional<ByteRange> of(String header, long size) {
    Matcher matcher = ONE.matcher(header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? Optional.empty() : Optional.of(last(Long.parseLong(to), size));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
    if (last < first) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.max(0, Math.min(last, size - 1) - first + 1)));
  }

  /** The header that says which bytes of how many an answer holds. */
  public String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }

  private static ByteRange last(long count, long size) {
    long length = Math.min(count, size);
    return new ByteRange(size - length, length);
  }
}
