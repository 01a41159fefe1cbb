package org.pocketdicom.http.multipart;

import java.io.IOException;
import java.io.InputStream;

/** A window over a body: all of it that is in memory. */
final class Window {

  private static final int SIZE = 64 << 10;

  private final InputStream body;
  private final byte[] bytes = new byte[SIZE];
  private int position;
  private int end;
  // Up to here no delimiter begins.
  private int clear;

  Window(InputStream body) {
    this.body = body;
  }

  /** The next byte, or -1 at the end of the body. */
  int read() throws IOException {
    return has(1) ? bytes[position++] & 0xFF : -1;
  }

  /** The next byte without taking it, or -1 at the end of the body. */
  int peek() throws IOException {
    return has(1) ? bytes[position] & 0xFF : -1;
  }

  /** Whether the delimiter comes next; takes it if so. */
  boolean take(Delimiter delimiter) throws IOException {
    if (!has(delimiter.length()) || !delimiter.isAt(bytes, position)) {
      return false;
    }
    position += delimiter.length();
    return true;
  }

  /**
   * Reads some of the bytes before the next delimiter.
   *
   * @return how many, at least one; or -1 when the delimiter comes next
   * @throws MalformedMultipart if the body ends without one
   */
  int readUntil(Delimiter delimiter, byte[] target, int offset, int length) throws IOException {
    int n = Math.min(length, before(delimiter));
    if (n == 0) {
      return -1;
    }
    System.arraycopy(bytes, position, target, offset, n);
    position += n;
    return n;
  }

  /** Passes over the bytes before the next delimiter. */
  void skipUntil(Delimiter delimiter) throws IOException {
    for (int n = before(delimiter); n > 0; n = before(delimiter)) {
      position += n;
    }
  }

  /**
   * How many bytes in the window are known to lie before the next delimiter; 0 when it comes next.
   */
  private int before(Delimiter delimiter) throws IOException {
    while (clear <= position) {
      if (!has(delimiter.length())) {
        throw new MalformedMultipart("the multipart body ends before its closing boundary");
      }
      int found = delimiter.indexIn(bytes, position, end);
      if (found == position) {
        return 0;
      }
      clear = found >= 0 ? found : end - delimiter.length() + 1;
    }
    return clear - position;
  }

  private boolean has(int count) throws IOException {
    while (end - position < count) {
      // Fewer than a delimiter's bytes are moved, so that each read may fill the window.
      System.arraycopy(bytes, position, bytes, 0, end - position);
      end -= position;
      clear -= position;
      position = 0;
      int n = body.read(bytes, end, bytes.length - end);
      if (n < 0) {
        return false;
      }
      end += n;
    }
    return true;
  }
}
