package org.pocketdicom.part10;

import java.util.Arrays;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/** Passes over the Items of encapsulated Pixel Data and notes where they are (PS3.5 A.4). */
final class FragmentReader {

  private static final int ITEM = 0xFFFEE000;
  private static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

  private final HeaderInput input;
  private final ReadLimits limits;
  private final boolean bigEndian;
  private long[] basicOffsets = {};
  private long[] offsets = new long[4];
  private long[] lengths = new long[4];
  private int[] heads = new int[4];
  private int count;

  FragmentReader(HeaderInput input, ReadLimits limits, boolean bigEndian) {
    this.input = input;
    this.limits = limits;
    this.bigEndian = bigEndian;
  }

  /** Reads up to and including the delimiter; returns false where the object ends before it. */
  boolean read() {
    boolean first = true;
    input.discard();
    try {
      while (input.has(8)) {
        int tag = ElementHeader.tag(input, bigEndian);
        if (tag == SEQUENCE_DELIMITATION) {
          input.position += 8;
          return true;
        }
        long length = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
        if (tag != ITEM || length < 0) {
          throw new MalformedDicom(
              "no Item where a fragment of Pixel Data is due, byte " + input.offset());
        }
        input.position += 8;
        if (!(first ? readOffsetTable(length) : readFragment(length))) {
          return false;
        }
        first = false;
      }
      return false;
    } finally {
      input.keep();
    }
  }

  Fragments fragments() {
    return new Fragments(
        basicOffsets,
        Arrays.copyOf(offsets, count),
        Arrays.copyOf(lengths, count),
        Arrays.copyOf(heads, count));
  }

  private boolean readOffsetTable(long length) {
    if (length / 4 > limits.elements()) {
      throw new LimitExceeded(
          "the Basic Offset Table has more than " + limits.elements() + " entries");
    }
    if (!input.has((int) length)) {
      return false;
    }
    basicOffsets = new long[(int) length / 4];
    for (int i = 0; i < basicOffsets.length; i++) {
      basicOffsets[i] =
          ElementHeader.length32(input.buffer, input.position + 4 * i, bigEndian) & 0xFFFFFFFFL;
    }
    input.position += (int) length;
    return true;
  }

  private boolean readFragment(long length) {
    if (count == limits.elements()) {
      throw new LimitExceeded("Pixel Data has more than " + limits.elements() + " fragments");
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
      heads = Arrays.copyOf(heads, count * 2);
    }
    offsets[count] = input.offset();
    lengths[count] = length;
    heads[count] = length >= 4 && input.has(4) ? head() : 0;
    count++;
    return input.skip(length);
  }

  private int head() {
    return (int) ElementHeader.length32(input.buffer, input.position, true);
  }
}
