package org.pocketdicom.http.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes between two parts, found by the algorithm of Horspool: most bytes of a body are never
 * looked at.
 */
final class Delimiter {

  private final byte[] bytes;
  // How far the delimiter may move when its last byte lies over this one; it is shorter than 127.
  private final byte[] shift = new byte[256];

  Delimiter(String text) {
    bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int last = bytes.length - 1;
    Arrays.fill(shift, (byte) bytes.length);
    for (int i = 0; i < last; i++) {
      shift[bytes[i] & 0xFF] = (byte) (last - i);
    }
  }

  int length() {
    return bytes.length;
  }

  /** Where the delimiter first lies whole between two positions, or -1. */
  int indexIn(byte[] window, int from, int to) {
    int last = bytes.length - 1;
    byte lastByte = bytes[last];
    for (int at = from + last; at < to; at += shift[window[at] & 0xFF]) {
      if (window[at] == lastByte && isAt(window, at - last)) {
        return at - last;
      }
    }
    return -1;
  }

  /** Whether the delimiter lies at a position; all its bytes must be within the window. */
  boolean isAt(byte[] window, int at) {
    return Arrays.equals(window, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
