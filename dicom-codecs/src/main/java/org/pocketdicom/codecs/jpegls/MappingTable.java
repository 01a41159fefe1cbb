package org.pocketdicom.codecs.jpegls;

import java.util.Arrays;
import org.pocketdicom.codecs.jpeg.Segment;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** A mapping table (C.2.4.1.2): coded samples are indices of it. */
final class MappingTable {

  private static final int MOST_ENTRIES = 1 << 16;

  private final int precision;
  private int[] entries;

  private MappingTable(int precision) {
    this.precision = precision;
    entries = new int[0];
  }

  /** Samples stand for themselves. */
  static MappingTable none(int precision) {
    return new MappingTable(precision);
  }

  /** A table, from the width of its entries on. */
  static MappingTable read(Segment segment) {
    int width = segment.u8();
    if (width != 1 && width != 2) {
      throw new UnsupportedDicom("JPEG-LS mapping to " + width + " bytes is not supported");
    }
    MappingTable table = new MappingTable(8 * width);
    table.readEntries(segment);
    return table;
  }

  /** Entries that did not fit in the segment before (C.2.4.1.3). */
  void readMore(Segment segment) {
    if (segment.u8() != precision / 8) {
      throw new MalformedDicom("a JPEG-LS mapping table that continues with another width");
    }
    readEntries(segment);
  }

  private void readEntries(Segment segment) {
    int from = entries.length;
    entries = Arrays.copyOf(entries, from + segment.remaining() / (precision / 8));
    if (entries.length > MOST_ENTRIES) {
      throw new MalformedDicom("a JPEG-LS mapping table of " + entries.length + " entries");
    }
    for (int i = from; i < entries.length; i++) {
      entries[i] = precision == 8 ? segment.u8() : segment.u16();
    }
  }

  /** The bits of a sample once it is mapped. */
  int precision() {
    return precision;
  }

  /** Whether samples do not stand for themselves. */
  boolean maps() {
    return entries.length > 0;
  }

  /** The entries for a line of samples, of which the first is no sample and stays. */
  int[] mapped(int[] line) {
    int[] mapped = new int[line.length];
    for (int i = 1; i < line.length - 1; i++) {
      if (line[i] >= entries.length) {
        throw new MalformedDicom("a JPEG-LS sample that its mapping table does not have");
      }
      mapped[i] = entries[line[i]];
    }
    return mapped;
  }
}
