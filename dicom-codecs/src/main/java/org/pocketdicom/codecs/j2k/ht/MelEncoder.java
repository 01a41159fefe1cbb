package org.pocketdicom.codecs.j2k.ht;

import java.util.Arrays;

/** What {@link MelDecoder} undoes. */
final class MelEncoder {

  private byte[] data = new byte[256];
  private int size;
  private int current;
  private int left;
  private int state;
  private int run;

  /** Begins anew. */
  void begin() {
    size = 0;
    current = 0;
    left = 8;
    state = 0;
    run = 0;
  }

  void write(boolean event) {
    int exponent = MelDecoder.exponent(state);
    if (!event) {
      if (++run == 1 << exponent) {
        bit(1);
        run = 0;
        state = Math.min(state + 1, MelDecoder.LAST_STATE);
      }
      return;
    }
    bit(0);
    for (int i = exponent - 1; i >= 0; i--) {
      bit(run >> i & 1);
    }
    run = 0;
    state = Math.max(state - 1, 0);
  }

  private void bit(int bit) {
    current |= bit << --left;
    if (left == 0) {
      flush();
    }
  }

  private void flush() {
    if (size == data.length) {
      data = Arrays.copyOf(data, 2 * size);
    }
    data[size++] = (byte) current;
    left = current == 0xFF ? 7 : 8;
    current = 0;
  }

  /** Ends; a run that is not complete is written as if it were. */
  void finish() {
    if (run > 0) {
      bit(1);
    }
    // A last byte of FF must have one behind it that is not above 8F.
    if (left < 8) {
      flush();
    }
  }

  int size() {
    return size;
  }

  byte get(int index) {
    return data[index];
  }
}
