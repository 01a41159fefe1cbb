package org.pocketdicom.codecs.rle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs the segments of an RLE frame, one after the other, behind its header (PS3.5 G.3 to G.5).
 */
final class RleWriter {

  private static final int HEADER = 64;
  private static final int LONGEST_RUN = 128;

  private final int[] offsets;
  private final int row;
  private int segments;
  private byte[] out = new byte[HEADER];
  private int length = HEADER;

  /**
   * @param count the segments of the frame
   * @param row the bytes after which every run ends
   */
  RleWriter(int count, int row) {
    offsets = new int[count];
    this.row = row;
  }

  void segment(byte[] plane) {
    offsets[segments++] = length;
    for (int from = 0; from < plane.length; from += row) {
      // At worst a byte for each 128 literals.
      int worst = row + row / LONGEST_RUN + 1;
      if (out.length - length < worst + 1) {
        out = Arrays.copyOf(out, Math.max(out.length + worst + 1, out.length / 2 * 3));
      }
      pack(plane, from, Math.min(from + row, plane.length));
    }
    length += length & 1;
  }

  byte[] frame() {
    ByteBuffer header = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).putInt(segments);
    for (int offset : offsets) {
      header.putInt(offset);
    }
    return Arrays.copyOf(out, length);
  }

  /** Three of a kind are a replicate run; two are where no literal stands before them (G.3.1). */
  private void pack(byte[] plane, int from, int end) {
    int literals = from;
    int at = from;
    while (at < end) {
      int same = runEnd(plane, at, end);
      if (same - at < (literals < at ? 3 : 2)) {
        at = same;
        continue;
      }
      writeLiterals(plane, literals, at);
      out[length++] = (byte) (1 - (same - at));
      out[length++] = plane[at];
      at = same;
      literals = at;
    }
    writeLiterals(plane, literals, end);
  }

  private static int runEnd(byte[] plane, int from, int end) {
    int longest = Math.min(end, from + LONGEST_RUN);
    int at = from + 1;
    while (at < longest && plane[at] == plane[from]) {
      at++;
    }
    return at;
  }

  private void writeLiterals(byte[] plane, int from, int end) {
    for (int at = from; at < end; ) {
      int count = Math.min(LONGEST_RUN, end - at);
      out[length++] = (byte) (count - 1);
      System.arraycopy(plane, at, out, length, count);
      length += count;
      at += count;
    }
  }
}
