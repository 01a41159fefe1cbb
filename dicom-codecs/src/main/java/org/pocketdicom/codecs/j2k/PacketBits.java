package org.pocketdicom.codecs.j2k;

/**
 * The bits of packet headers (B.10.1): the most significant first, and after a byte of FF a bit
 * that is stuffed. Behind the end there are zeros, and {@link #isExhausted}.
 */
final class PacketBits {

  private final byte[] data;
  private final int end;
  private int position;
  private int current;
  private int left;
  private boolean exhausted;

  PacketBits(byte[] data, int from, int end) {
    this.data = data;
    this.position = from;
    this.end = end;
  }

  int bit() {
    if (left == 0) {
      left = current == 0xFF ? 7 : 8;
      exhausted |= position >= end;
      current = exhausted ? 0 : data[position++] & 0xFF;
    }
    return current >> --left & 1;
  }

  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** Goes to the byte behind the header. */
  int align() {
    if (current == 0xFF) {
      position++;
    }
    current = 0;
    left = 0;
    return position;
  }

  /** Goes behind a marker, where it comes next. */
  void skipMarker(int marker) {
    if (position + 2 <= end
        && (data[position] & 0xFF) == marker >> 8
        && (data[position + 1] & 0xFF) == (marker & 0xFF)) {
      position += 2;
    }
  }

  boolean hasMore() {
    return position < end;
  }

  boolean isExhausted() {
    return exhausted;
  }
}
