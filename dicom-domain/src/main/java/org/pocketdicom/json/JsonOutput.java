package org.pocketdicom.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON text as UTF-8 into a buffer that is handed on whenever it is full. Not for use by
 * several threads.
 */
final class JsonOutput {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[8 << 10];
  private int size;

  JsonOutput(OutputStream out) {
    this.out = out;
  }

  /** Hands on what is left; the stream is not flushed. */
  void finish() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  /** Writes ASCII text as it is. */
  JsonOutput raw(String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
    return this;
  }

  JsonOutput raw(byte[] ascii) throws IOException {
    for (byte b : ascii) {
      put(b);
    }
    return this;
  }

  /** Writes a string in quotes, escaped (RFC 8259 7). */
  JsonOutput string(String text) throws IOException {
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        escape(c);
      } else if (c < 0x80) {
        put(c);
      } else {
        i += encode(text, i);
      }
    }
    put('"');
    return this;
  }

  private void escape(char c) throws IOException {
    put('\\');
    switch (c) {
      case '"', '\\' -> put(c);
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        raw("u00");
        put(HEX[c >> 4]);
        put(HEX[c & 0xF]);
      }
    }
  }

  /** Writes one character beyond ASCII; returns how many more units of UTF-16 it took. */
  private int encode(String text, int at) throws IOException {
    int point = text.codePointAt(at);
    boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    for (byte b : Character.toString(lone ? 0xFFFD : point).getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
    return Character.charCount(point) - 1;
  }

  private void put(int b) throws IOException {
    if (size == buffer.length) {
      finish();
    }
    buffer[size++] = (byte) b;
  }
}
