package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** Reads the parameters of one marker segment. */
public final class Segment {

  private final byte[] data;
  private final int end;
  private int position;

  /** Parameters between two places of a codestream. */
  public Segment(byte[] data, int from, int end) {
    this.data = data;
    this.position = from;
    this.end = end;
  }

  /** The next byte. */
  public int u8() {
    if (position >= end) {
      throw new MalformedDicom("a JPEG segment ends early at byte " + position);
    }
    return data[position++] & 0xFF;
  }

  /** The next two bytes. */
  public int u16() {
    return u8() << 8 | u8();
  }

  /** The bytes that are left. */
  public int remaining() {
    return end - position;
  }

  /** Whether the text comes next; if so, goes behind it. */
  public boolean accept(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (position + i >= end || data[position + i] != text.charAt(i)) {
        return false;
      }
    }
    position += text.length();
    return true;
  }
}
