package org.pocketdicom.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pocketdicom.data.EncodedValue;

/**
 * Text in UTF-8 that grows. For dumps of thousands of files: nothing is made for a line but its
 * bytes. Not for use by several threads.
 */
final class TextBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[8 << 10];
  private int length;

  /** The bytes so far, up to {@link #length}; another array once more is appended. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** The characters from a byte on. */
  int columns(int from) {
    int columns = 0;
    for (int i = from; i < length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        columns++;
      }
    }
    return columns;
  }

  /** Takes back all behind a length. */
  void cut(int to) {
    length = to;
  }

  /**
   * Appends a text as it stands in a file, without the padding at its end, if it is of printable
   * ASCII and does not begin with a space.
   *
   * @return how many values it is where a backslash separates them; 0 if it is not like that, and
   *     then nothing is appended
   */
  int appendPlain(EncodedValue text) {
    int end = text.length();
    room(end);
    text.copyTo(bytes, length);
    end += length;
    while (end > length && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
      end--;
    }
    int values = 1;
    for (int i = length; i < end; i++) {
      byte b = bytes[i];
      if (b < ' ' || b == 0x7F) {
        return 0;
      }
      if (b == '\\') {
        values++;
      }
    }
    if (end > length && bytes[length] == ' ') {
      return 0;
    }
    length = end;
    return values;
  }

  TextBuffer append(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  TextBuffer append(char ascii, int times) {
    if (times > 0) {
      room(times);
      Arrays.fill(bytes, length, length + times, (byte) ascii);
      length += times;
    }
    return this;
  }

  TextBuffer append(byte[] text) {
    return append(text, 0, text.length);
  }

  TextBuffer append(byte[] text, int offset, int count) {
    room(count);
    System.arraycopy(text, offset, bytes, length, count);
    length += count;
    return this;
  }

  TextBuffer append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a number in decimal, to the right of so many columns. */
  TextBuffer append(long number, int columns) {
    if (number < 0) {
      return append(Long.toString(number)); // none that is written often
    }
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    append(' ', columns - digits);
    room(digits);
    length += digits;
    int at = length;
    for (long rest = number; digits > 0; digits--, rest /= 10) {
      bytes[--at] = (byte) ('0' + rest % 10);
    }
    return this;
  }

  /** Appends the low digits of a number in hexadecimal. */
  TextBuffer appendHex(long number, int digits) {
    room(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (number >>> shift) & 0xF];
    }
    return this;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void room(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), 2 * bytes.length));
    }
  }
}
