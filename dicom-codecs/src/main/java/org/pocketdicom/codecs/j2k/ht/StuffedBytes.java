package org.pocketdicom.codecs.j2k.ht;

import java.util.Arrays;

/** Bytes of bits, the lowest bit first, where a byte may be one bit short (T.814 7.1). */
final class StuffedBytes {

  private final boolean backwards;
  private byte[] data = new byte[1 << 12];
  private int size;
  private int current;
  private int used;
  private boolean stuffs;

  /**
   * @param backwards the bytes are going to be read from the last one to the first: then a byte is
   *     short if its seven bits are ones and the byte before it is above 8F; else if that is FF
   */
  StuffedBytes(boolean backwards) {
    this.backwards = backwards;
  }

  /** Begins anew. */
  void begin() {
    size = 0;
    current = 0;
    used = 0;
    stuffs = backwards;
  }

  void write(int bits, int count) {
    for (int i = 0; i < count; i++) {
      current |= (bits >> i & 1) << used;
      used++;
      boolean isShort = stuffs && used == 7 && (!backwards || current == 0x7F);
      if (isShort || used == 8) {
        flush();
      }
    }
  }

  private void flush() {
    if (size == data.length) {
      data = Arrays.copyOf(data, 2 * size);
    }
    data[size++] = (byte) current;
    stuffs = backwards ? current > 0x8F : current == 0xFF;
    current = 0;
    used = 0;
  }

  /** Ends with zeros. */
  void finishWithZeros() {
    if (used > 0) {
      flush();
    }
  }

  /** Ends with ones. As they are read behind the end, too, a last byte of them is left out. */
  void finishWithOnes() {
    if (used > 0) {
      write(0xFF, (stuffs ? 7 : 8) - used);
    }
    if (size > 0 && data[size - 1] == -1) {
      size--;
    }
  }

  int size() {
    return size;
  }

  byte get(int index) {
    return data[index];
  }
}
