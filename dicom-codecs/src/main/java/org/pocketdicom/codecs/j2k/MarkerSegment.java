package org.pocketdicom.codecs.j2k;

import org.pocketdicom.error.MalformedDicom;

/** Reads the parameters of one marker segment. */
final class MarkerSegment {

  private final byte[] data;
  private final int end;
  private int position;

  MarkerSegment(byte[] data, int from, int end) {
    this.data = data;
    this.position = from;
    this.end = end;
  }

  int u8() {
    if (position >= end) {
      throw new MalformedDicom("a JPEG 2000 marker segment ends early at byte " + position);
    }
    return data[position++] & 0xFF;
  }

  int u16() {
    return u8() << 8 | u8();
  }

  long u32() {
    return (long) u16() << 16 | u16();
  }

  /** A component's index: one byte where there are fewer than 257 of them (A.6.2). */
  int component(int components) {
    return components < 257 ? u8() : u16();
  }

  int remaining() {
    return end - position;
  }

  void skip(int bytes) {
    position += bytes;
  }

  byte[] rest() {
    byte[] rest = new byte[remaining()];
    System.arraycopy(data, position, rest, 0, rest.length);
    position = end;
    return rest;
  }
}
