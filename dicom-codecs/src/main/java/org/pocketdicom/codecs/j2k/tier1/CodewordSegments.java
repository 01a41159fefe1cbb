package org.pocketdicom.codecs.j2k.tier1;

import java.util.Arrays;

/**
 * The codeword segments of one code-block, each in one piece with two bytes of FF behind it. Meant
 * to be used again for the next block.
 */
public final class CodewordSegments {

  private static final int SENTINEL = 2;

  private byte[] bytes = new byte[1 << 13];
  private int end;
  private int[] passes = new int[4];
  private int[] starts = new int[4];
  private int[] ends = new int[4];
  private int count;

  /** Forgets all segments. */
  public void clear() {
    count = 0;
    end = 0;
  }

  /**
   * Appends a chunk to a segment.
   *
   * @param segment that of the last call or the one behind it
   */
  public void append(int segment, int chunkPasses, byte[] data, int from, int length) {
    if (segment == count) {
      open();
    }
    end -= SENTINEL;
    if (end + length + SENTINEL > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (end + length + SENTINEL));
    }
    System.arraycopy(data, from, bytes, end, length);
    end += length;
    passes[segment] += chunkPasses;
    ends[segment] = end;
    bytes[end++] = -1;
    bytes[end++] = -1;
  }

  private void open() {
    if (count == passes.length) {
      passes = Arrays.copyOf(passes, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    passes[count] = 0;
    starts[count] = end;
    end += SENTINEL;
    count++;
  }

  /** The number of segments. */
  public int count() {
    return count;
  }

  /** The bytes of all segments. */
  public byte[] bytes() {
    return bytes;
  }

  /** The coding passes in a segment. */
  public int passes(int segment) {
    return passes[segment];
  }

  /** Where a segment begins. */
  public int start(int segment) {
    return starts[segment];
  }

  /** Where a segment ends. */
  public int end(int segment) {
    return ends[segment];
  }
}
