package org.pocketdicom.codecs.jpegls;

import java.io.ByteArrayOutputStream;

/** Writes the bits of a scan: the byte behind FF has seven, its first bit is zero (A.1). Hot. */
final class LsBitWriter {

  /** The most bytes that a call may add. */
  private static final int MARGIN = 16;

  private final ByteArrayOutputStream out;
  private final byte[] buffer = new byte[32 * 1024];
  private int length;
  private long window;
  private int count;
  private int room = 8;

  LsBitWriter(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Writes the low bits of a value, 32 at most. */
  void write(int value, int bits) {
    window = window << bits | value & (1L << bits) - 1;
    count += bits;
    while (count >= room) {
      count -= room;
      byte next = (byte) (window >> count & (1 << room) - 1);
      buffer[length++] = next;
      room = next == -1 ? 7 : 8;
    }
    if (length > buffer.length - MARGIN) {
      flush();
    }
  }

  /** A number in the limited-length code of Golomb (A.5.3), as {@link LsBitReader} reads it. */
  void writeGolomb(int value, int k, int limit, int rangeBits) {
    int zeros = value >> k;
    if (zeros < limit) {
      writeZeros(zeros);
      write(1 << k | value & (1 << k) - 1, k + 1);
    } else {
      writeZeros(limit);
      write(1, 1);
      write(value - 1, rangeBits);
    }
  }

  private void writeZeros(int zeros) {
    if (zeros > 31) {
      write(0, 31);
    }
    write(0, zeros > 31 ? zeros - 31 : zeros);
  }

  /** Fills the last byte up with zeros; a last FF has another byte behind it. */
  void finish() {
    if (count > 0 || room == 7) {
      write(0, room - count);
    }
    flush();
  }

  private void flush() {
    out.write(buffer, 0, length);
    length = 0;
  }
}
