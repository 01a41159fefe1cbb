package org.pocketdicom.image;

import java.util.stream.IntStream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * A table as LUT Descriptor and LUT Data give it (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.11.1.1.1,
 * C.11.2.1.1).
 */
final class LookupTable {

  private final int firstMapped;
  private final int bits;
  private final int[] entries;

  private LookupTable(int firstMapped, int bits, int[] entries) {
    this.firstMapped = firstMapped;
    this.bits = bits;
    this.entries = entries;
  }

  /** The shape of a table: what the three values of a LUT Descriptor say. */
  record Descriptor(int length, int firstMapped, int bits) {

    /**
     * Reads a LUT Descriptor.
     *
     * @param signed whether the values that are looked up may be negative; the VR of the element
     *     says so too, but is not reliable
     */
    static Descriptor of(DataSet dataSet, int tag, boolean signed) {
      int[] values = element(dataSet, tag).ints();
      if (values.length != 3 || values[2] < 1 || values[2] > 16) {
        throw new MalformedDicom("the LUT Descriptor " + Tag.toString(tag) + " describes no table");
      }
      int length = values[0] & 0xFFFF;
      return new Descriptor(
          length == 0 ? 1 << 16 : length,
          signed ? (short) values[1] : values[1] & 0xFFFF,
          values[2]);
    }
  }

  /**
   * Reads a table.
   *
   * @throws MalformedDicom if the descriptor or the data are missing, or there are fewer entries
   *     than described
   */
  static LookupTable of(DataSet dataSet, int descriptorTag, int dataTag, boolean signed) {
    Descriptor descriptor = Descriptor.of(dataSet, descriptorTag, signed);
    EncodedValue data = data(dataSet, dataTag);
    int length = descriptor.length();
    if (data.length() >= 2 * length) {
      int[] entries = IntStream.range(0, length).map(i -> data.shortAt(2 * i) & 0xFFFF).toArray();
      return new LookupTable(descriptor.firstMapped(), descriptor.bits(), entries);
    }
    if (data.length() >= length) {
      // Two entries in each word, the first in its low byte; found with descriptors of 16 bits too.
      int order = data.isBigEndian() ? 1 : 0;
      int[] entries = IntStream.range(0, length).map(i -> data.unsignedByte(i ^ order)).toArray();
      return new LookupTable(descriptor.firstMapped(), 8, entries);
    }
    throw new MalformedDicom(
        "the LUT Data " + Tag.toString(dataTag) + " has fewer entries than its descriptor says");
  }

  /** Reads a table whose data are segments (PS3.3 C.7.9.2). */
  static LookupTable ofSegments(DataSet dataSet, int descriptorTag, int dataTag, boolean signed) {
    Descriptor descriptor = Descriptor.of(dataSet, descriptorTag, signed);
    int[] entries =
        new LutSegments(data(dataSet, dataTag), descriptor.bits(), descriptor.length()).expand();
    return new LookupTable(descriptor.firstMapped(), descriptor.bits(), entries);
  }

  private static EncodedValue data(DataSet dataSet, int tag) {
    return element(dataSet, tag)
        .encoded()
        .orElseThrow(() ->
            new UnsupportedDicom("the table " + Tag.toString(tag) + " is too long for memory"));
  }

  private static DataElement element(DataSet dataSet, int tag) {
    return dataSet
        .get(tag)
        .orElseThrow(() -> new MalformedDicom("a lookup table without " + Tag.toString(tag)));
  }

  /** The entry of a value; values before the first and behind the last entry have these. */
  int entry(long value) {
    return entries[Math.clamp(value, firstMapped, firstMapped + entries.length - 1) - firstMapped];
  }

  /** The value of the first entry. */
  int firstMapped() {
    return firstMapped;
  }

  /** The position of the last entry, from 0. */
  int last() {
    return entries.length - 1;
  }

  /** The largest entry that the bits of an entry allow. */
  int maximum() {
    return (1 << bits) - 1;
  }

  /** The bits of an entry. */
  int bits() {
    return bits;
  }
}
