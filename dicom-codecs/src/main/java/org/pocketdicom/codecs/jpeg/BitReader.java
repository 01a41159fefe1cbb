package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** The bits of an entropy-coded segment, up to the next marker (F.2.2.5). Hot. */
final class BitReader {

  private final byte[] data;
  private int position;

  /** Bits that were read ahead, the next one on top, and zeros behind them. */
  private long window;

  private int count;

  BitReader(byte[] data, int position) {
    this.data = data;
    this.position = position;
  }

  /** Where the marker stands once all bits before it are read. */
  int position() {
    return position;
  }

  /** Forgets what is left of the bits before a marker and goes on behind it. */
  void restart(int newPosition) {
    position = newPosition;
    window = 0;
    count = 0;
  }

  /** DECODE (F.2.2.3). Leaves the bits that {@link #receive} may ask for. */
  int decode(HuffmanTable table) {
    if (count < 32) {
      fill();
    }
    int found = table.find((int) (window >>> 48));
    skip(found >>> 8);
    return found & 0xFF;
  }

  /** RECEIVE and EXTEND (F.2.2.1): a number of up to 16 bits behind a code. */
  int receive(int bits) {
    if (bits == 0) {
      return 0;
    }
    int value = (int) (window >>> (64 - bits));
    skip(bits);
    return value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
  }

  private void skip(int bits) {
    window <<= bits;
    count -= bits;
    if (count < 0) {
      throw new MalformedDicom("JPEG data ends early at byte " + position);
    }
  }

  private void fill() {
    while (count <= 56 && position < data.length) {
      int next = data[position];
      if (next == -1) {
        if (position + 1 >= data.length || data[position + 1] != 0) {
          return;
        }
        position++;
      }
      position++;
      window |= (next & 0xFFL) << (56 - count);
      count += 8;
    }
  }
}
