package org.pocketdicom.codecs.j2k;

import java.io.ByteArrayOutputStream;

/** Writes packet headers (B.10.1): the most significant bit first, one stuffed behind FF. */
final class PacketBitWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int current;
  private int left = 8;

  void write(int bits, int count) {
    for (int i = count - 1; i >= 0; i--) {
      current |= (bits >> i & 1) << --left;
      if (left == 0) {
        flush();
      }
    }
  }

  private void flush() {
    out.write(current);
    left = current == 0xFF ? 7 : 8;
    current = 0;
  }

  /** The bytes, filled up; none of FF comes last. */
  byte[] finish() {
    if (left < 8) {
      flush();
    }
    return out.toByteArray();
  }
}
