package org.pocketdicom.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.pocketdicom.data.EncodedValue;

/**
 * Writes text as UTF-8 into a buffer that is handed on whenever it is full. Not for use by several
 * threads.
 */
public final class Utf8Output {

  // Of whole groups of base64 and whole words of 8 bytes.
  private static final int PIECE = 24 << 10;

  private final OutputStream out;
  private final byte[] buffer = new byte[8 << 10];
  private int size;

  public Utf8Output(OutputStream out) {
    this.out = out;
  }

  /** Hands on what is left; the stream is not flushed. */
  public void finish() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  /** Writes ASCII text as it is. */
  public Utf8Output raw(String ascii) throws IOException {
    int length = ascii.length();
    if (length > buffer.length - size) {
      finish();
    }
    if (length > buffer.length) {
      out.write(ascii.getBytes(StandardCharsets.US_ASCII));
      return this;
    }
    byte[] target = buffer;
    int at = size;
    for (int i = 0; i < length; i++) {
      target[at++] = (byte) ascii.charAt(i);
    }
    size = at;
    return this;
  }

  /** Writes a byte. */
  public void put(int b) throws IOException {
    if (size == buffer.length) {
      finish();
    }
    buffer[size++] = (byte) b;
  }

  /**
   * Writes the character at a position, U+FFFD for half a surrogate pair; returns how many more
   * units of UTF-16 it took.
   */
  public int character(String text, int at) throws IOException {
    char c = text.charAt(at);
    if (c < 0x80) {
      put(c);
      return 0;
    }
    int point = text.codePointAt(at);
    boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    for (byte b : Character.toString(lone ? 0xFFFD : point).getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
    return Character.charCount(point) - 1;
  }

  /**
   * Writes a value as base64 of its bytes, words little endian (PS3.18 F.2.7, PS3.19 A.1.5), a
   * piece at a time: a value of many megabytes is not held three times.
   *
   * @param unit bytes per word
   */
  public void base64(EncodedValue value, int unit) throws IOException {
    for (int at = 0; at < value.length(); at += PIECE) {
      EncodedValue piece = value.slice(at, Math.min(PIECE, value.length() - at));
      for (byte b : Base64.getEncoder().encode(piece.littleEndian(unit))) {
        put(b);
      }
    }
  }
}
