package org.pocketdicom.codecs.j2k.tier1;

/** The bits of passes that bypass the arithmetic coder (D.6): after a byte of FF one is stuffed. */
final class RawBits {

  private byte[] data = {};
  private int position;
  private int end;
  private int current;
  private int left;

  /** Begins a codeword segment; what isn't there is bits of 1. */
  void begin(byte[] segment, int from, int to) {
    data = segment;
    position = from;
    end = to;
    current = 0;
    left = 0;
  }

  int bit() {
    if (left == 0) {
      left = current == 0xFF ? 7 : 8;
      current = position < end ? data[position++] & 0xFF : 0xFF;
    }
    return current >> --left & 1;
  }
}
