package org.pocketdicom.codecs.j2k.ht;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A bit stream that is read from its last byte to its first, the lowest bit first: VLC and MagRef
 * (T.814 7.1.4, 7.1.6). Of a byte whose low seven bits are ones, behind one above 8F, only those
 * seven count. Hot.
 */
final class BackwardBits {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] data = {};
  private int first;
  private int position;
  private long bits;
  private int count;
  private boolean above8f;

  /** Reads the bytes before {@code end}. */
  void begin(byte[] bytes, int from, int end) {
    data = bytes;
    first = from;
    position = end - 1;
    bits = 0;
    count = 0;
    above8f = true;
  }

  /**
   * Reads the bytes before {@code end} and, before those, the upper half of the one there, whose
   * lower half is no part of the stream.
   */
  void beginWithHalf(byte[] bytes, int from, int end) {
    begin(bytes, from, end);
    int half = bytes[end] & 0xFF;
    bits = half >> 4;
    count = (half & 0x70) == 0x70 ? 3 : 4;
    above8f = (half | 15) > 0x8F;
  }

  /**
   * The next bits, at least 32, zeros where there are none; some are to be taken by {@link #skip}.
   */
  long peek() {
    if (count < 32) {
      fill();
    }
    return bits;
  }

  void skip(int taken) {
    bits >>>= taken;
    count -= taken;
  }

  private void fill() {
    if (position - 3 >= first) {
      int word = Integer.reverseBytes((int) INT.get(data, position - 3));
      // Could one of the bytes be stuffed, i.e. has it seven ones?
      if (((word & 0x7F7F7F7F) + 0x01010101 & 0x80808080) == 0) {
        bits |= (word & 0xFFFFFFFFL) << count;
        count += 32;
        position -= 4;
        above8f = word >>> 24 > 0x8F;
        return;
      }
    }
    while (count <= 48) {
      int value = position >= first ? data[position--] & 0xFF : 0;
      bits |= (long) value << count;
      boolean isStuffed = above8f && (value & 0x7F) == 0x7F;
      count += isStuffed ? 7 : 8;
      above8f = value > 0x8F;
    }
  }
}
