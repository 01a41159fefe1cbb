package org.pocketdicom.codecs.gif;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes table based image data (22) with the variable-length-code LZW of GIF's Appendix F, for
 * indices of 8 bits. Hot.
 */
final class LzwWriter {

  private static final int INDEX_BITS = 8;
  private static final int CLEAR = 1 << INDEX_BITS;
  private static final int END = CLEAR + 1;
  private static final int MOST_CODES = 4096;
  private static final int LARGEST_BLOCK = 255;

  /** Twice as many places as codes, so that a search is short. */
  private static final int PLACES = 2 * MOST_CODES;

  private final OutputStream out;
  private final byte[] block = new byte[1 + LARGEST_BLOCK];
  private int blockLength;
  private int window;
  private int count;

  /**
   * At each place a string, as the code of all but its last index × 256 + that index, or −1; and
   * the string's code.
   */
  private final int[] strings = new int[PLACES];

  private final short[] codes = new short[PLACES];
  private int nextCode;
  private int codeBits = INDEX_BITS + 1;

  LzwWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes the whole image data. */
  void write(byte[] indices) throws IOException {
    out.write(INDEX_BITS);
    clear();
    int prefix = indices[0] & 0xFF;
    for (int i = 1; i < indices.length; i++) {
      int index = indices[i] & 0xFF;
      int string = prefix << INDEX_BITS | index;
      int place = find(string);
      if (strings[place] == string) {
        prefix = codes[place];
        continue;
      }
      put(prefix);
      if (nextCode == MOST_CODES) {
        clear();
      } else {
        add(string, place);
      }
      prefix = index;
    }
    put(prefix);
    // The decoder has added a string for the last code too.
    if (nextCode == 1 << codeBits && codeBits < 12) {
      codeBits++;
    }
    put(END);
    finish();
  }

  private void clear() throws IOException {
    put(CLEAR);
    Arrays.fill(strings, -1);
    nextCode = END + 1;
    codeBits = INDEX_BITS + 1;
  }

  /** The place of a string, or the free one where it belongs. */
  private int find(int string) {
    int place = string * 0x9E3779B1 >>> 19;
    while (strings[place] != string && strings[place] != -1) {
      place = place + 1 & PLACES - 1;
    }
    return place;
  }

  private void add(int string, int place) {
    strings[place] = string;
    codes[place] = (short) nextCode;
    if (nextCode == 1 << codeBits) {
      codeBits++;
    }
    nextCode++;
  }

  private void put(int code) throws IOException {
    window |= code << count;
    count += codeBits;
    while (count >= 8) {
      putByte(window);
      window >>>= 8;
      count -= 8;
    }
  }

  private void putByte(int value) throws IOException {
    block[++blockLength] = (byte) value;
    if (blockLength == LARGEST_BLOCK) {
      writeBlock();
    }
  }

  private void writeBlock() throws IOException {
    block[0] = (byte) blockLength;
    out.write(block, 0, 1 + blockLength);
    blockLength = 0;
  }

  private void finish() throws IOException {
    if (count > 0) {
      putByte(window);
    }
    if (blockLength > 0) {
      writeBlock();
    }
    out.write(0);
  }
}
