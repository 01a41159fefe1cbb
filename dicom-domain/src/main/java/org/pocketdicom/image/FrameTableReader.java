package org.pocketdicom.image;

import org.pocketdicom.error.MalformedDicom;

/** Reads what {@link FrameTableWriter} wrote, and refuses everything else. */
final class FrameTableReader {

  private static final int LEAST_BYTES_PER_FRAME = 2;

  private final byte[] bytes;
  private int at;

  private FrameTableReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static FrameTable read(byte[] bytes) {
    FrameTableReader reader = new FrameTableReader(bytes);
    FrameTable table = reader.table();
    require(reader.at == bytes.length);
    return table;
  }

  private FrameTable table() {
    require(number() == FrameTableWriter.VERSION);
    int kind = integer();
    require(kind <= FrameTableWriter.ENCAPSULATED);
    return kind == FrameTableWriter.ENCAPSULATED
        ? encapsulated()
        : FrameTable.ofNative(
            positive(), positive(), positive(), kind == FrameTableWriter.NATIVE_SWAPPED, integer());
  }

  private FrameTable encapsulated() {
    int count = integer();
    int present = integer();
    require(present <= count && present <= (bytes.length - at) / LEAST_BYTES_PER_FRAME);
    long[] offsets = new long[present];
    long[] lengths = new long[present];
    long end = 0;
    for (int i = 0; i < present; i++) {
      long gap = number();
      offsets[i] = end + (gap >>> 1 ^ -(gap & 1));
      lengths[i] = positive();
      end = offsets[i] + lengths[i];
      require(offsets[i] >= 0 && end >= 0);
    }
    return FrameTable.ofEncapsulated(offsets, lengths, count);
  }

  private int integer() {
    long value = positive();
    require(value <= Integer.MAX_VALUE);
    return (int) value;
  }

  private long positive() {
    long value = number();
    require(value >= 0);
    return value;
  }

  private long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      require(at < bytes.length);
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw notATable();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw notATable();
    }
  }

  private static MalformedDicom notATable() {
    return new MalformedDicom("the bytes are not a frame table");
  }
}
