package org.pocketdicom.image;

import java.io.ByteArrayOutputStream;

/**
 * Writes a {@link FrameTable} as bytes: a version, a kind, then numbers of 7 bits a byte, the least
 * significant first, the top bit set in all bytes of a number but its last. {@link
 * FrameTableReader} is the inverse.
 */
final class FrameTableWriter {

  static final int VERSION = 1;
  static final int NATIVE = 0;
  static final int NATIVE_SWAPPED = 1;
  static final int ENCAPSULATED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] ofNative(long firstByte, long available, long bitsPerFrame, boolean swapped, int count) {
    return begin(swapped ? NATIVE_SWAPPED : NATIVE)
        .number(firstByte)
        .number(available)
        .number(bitsPerFrame)
        .number(count)
        .toBytes();
  }

  /** Frames mostly follow each other, so that the gap between two is 0. */
  byte[] encapsulated(int count, long[] offsets, long[] lengths) {
    begin(ENCAPSULATED).number(count).number(offsets.length);
    long end = 0;
    for (int i = 0; i < offsets.length; i++) {
      long gap = offsets[i] - end;
      number(gap << 1 ^ gap >> 63).number(lengths[i]);
      end = offsets[i] + lengths[i];
    }
    return toBytes();
  }

  private FrameTableWriter begin(int kind) {
    out.write(VERSION);
    out.write(kind);
    return this;
  }

  private FrameTableWriter number(long value) {
    long rest = value;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      out.write((int) (rest & 0x7F | 0x80));
    }
    out.write((int) rest);
    return this;
  }

  private byte[] toBytes() {
    return out.toByteArray();
  }
}
