package org.pocketdicom.codecs.j2k.ht;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A bit stream that is read forwards, the lowest bit first: MagSgn and SigProp (T.814 7.1.2,
 * 7.1.5). After a byte of FF come only seven bits. Hot.
 */
final class ForwardBits {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] data = {};
  private int position;
  private int end;
  private int filling;
  private long bits;
  private int count;
  private boolean afterFf;

  /**
   * @param filling the byte that stands for those behind the end
   */
  void begin(byte[] bytes, int from, int to, int filling) {
    data = bytes;
    position = from;
    end = to;
    this.filling = filling;
    bits = 0;
    count = 0;
    afterFf = false;
  }

  /** The next bits, at least 32; some are to be taken by {@link #skip}. */
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
    if (position + 4 <= end && !afterFf) {
      int word = (int) INT.get(data, position);
      // Has it no byte of FF?
      if ((~word - 0x01010101 & word & 0x80808080) == 0) {
        bits |= (word & 0xFFFFFFFFL) << count;
        count += 32;
        position += 4;
        return;
      }
    }
    while (count <= 48) {
      int value = position < end ? data[position++] & 0xFF : filling;
      bits |= (long) value << count;
      count += afterFf ? 7 : 8;
      afterFf = value == 0xFF;
    }
  }
}
