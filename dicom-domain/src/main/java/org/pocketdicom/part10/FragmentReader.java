package org.pocketdicom.part10;

import java.util.Arrays;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/** Passes over the Items of encapsulated Pixel Data and notes where they are (PS3.5 A.4). */
final class FragmentReader {

  /** How Pixel Data ends. */
  enum End {
    /** At its delimiter. */
    WHOLE,
    /** Behind a fragment, without a delimiter. */
    NOT_DELIMITED,
    /** Within a fragment, because the object does. */
    CUT
  }

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

  /** Reads up to and including the delimiter. */
  End read() {
    input.discard();
    try {
      boolean first = true;
      while (input.has(8)) {
        int tag = ElementHeader.tag(input, bigEndian);
        if (tag == ElementHeader.SEQUENCE_DELIMITATION) {
          input.position += 8;
          return End.WHOLE;
        }
        long length = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
        if (tag != ElementHeader.ITEM || length < 0) {
          return notAnItem(tag);
        }
        input.position += 8;
        if (!(first ? readOffsetTable(length) : readFragment(length))) {
          return End.CUT;
        }
        first = false;
      }
      return count > 0 && !input.has(1) ? End.NOT_DELIMITED : End.CUT;
    } finally {
      input.keep();
    }
  }

  // An element that may stand behind Pixel Data, or the zeros some writers pad files with.
  private End notAnItem(int tag) {
    boolean ends = tag == 0 || tag == Tags.DataSetTrailingPadding;
    if (count == 0 || !ends) {
      throw new MalformedDicom(
          "no Item where a fragment of Pixel Data is due, byte " + input.offset());
    }
    return End.NOT_DELIMITED;
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
    return input.skip(length) && skipUncountedPadding(length);
  }

  // The byte that makes an odd fragment even belongs to it (PS3.5 A.4); not all writers count it.
  private boolean skipUncountedPadding(long length) {
    if ((length & 1) != 0
        && input.has(9)
        && ElementHeader.tag(input, bigEndian) != ElementHeader.ITEM
        && Tag.group(ElementHeader.tag(input.buffer, input.position + 1, bigEndian)) == 0xFFFE) {
      input.position++;
    }
    return true;
  }

  private int head() {
    return (int) ElementHeader.length32(input.buffer, input.position, true);
  }
}
