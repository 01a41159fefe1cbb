package org.pocketdicom.codecs.jpeg;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the bits of an entropy-coded segment, a zero byte behind each 0xFF (F.1.2.3). Hot. */
final class BitWriter {

  /** The most bytes that a call may add: 7 bits that waited, 27 new ones, all stuffed. */
  private static final int MARGIN = 16;

  private final OutputStream out;
  private final byte[] buffer = new byte[32 * 1024];
  private int length;
  private long window;
  private int count;

  BitWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes the low bits of a value, 32 at most. */
  void write(int value, int bits) throws IOException {
    window = window << bits | value & (1L << bits) - 1;
    count += bits;
    while (count >= 8) {
      count -= 8;
      byte next = (byte) (window >> count);
      buffer[length++] = next;
      if (next == -1) {
        buffer[length++] = 0;
      }
    }
    if (length > buffer.length - MARGIN) {
      flush();
    }
  }

  /** Fills the last byte up with ones. */
  void finish() throws IOException {
    if (count > 0) {
      write(0x7F, 8 - count);
    }
    flush();
  }

  private void flush() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }
}
