package org.pocketdicom.data;

import java.util.List;

/**
 * The Value Field of a Data Element (PS3.5 7.1). Text, numbers and bytes stay as they were encoded,
 * and {@link DataElement} decodes them when asked.
 */
public sealed interface Value
    permits EncodedValue, Value.Sequence, Fragments, Value.BulkData, Value.BulkDataUri {

  /** Whether the Value Length is zero, or a sequence has no items. */
  boolean isEmpty();

  /**
   * Items of a Sequence (PS3.5 7.5), in their order. How their lengths are encoded means nothing,
   * and is known only so that what was read can be written as it was.
   *
   * @param items each a Data Set of its own
   * @param undefinedLength whether a delimiter ends the sequence, instead of its length
   * @param undefinedItemLengths whether delimiters end the Items
   */
  record Sequence(List<DataSet> items, boolean undefinedLength, boolean undefinedItemLengths)
      implements Value {
    public Sequence {
      items = List.copyOf(items);
    }

    /** A sequence and Items of defined length. */
    public Sequence(List<DataSet> items) {
      this(items, false, false);
    }

    /** Other Items in the place of these. */
    public Sequence withItems(List<DataSet> others) {
      return new Sequence(others, undefinedLength, undefinedItemLengths);
    }

    @Override
    public boolean isEmpty() {
      return items.isEmpty();
    }
  }

  /**
   * A long value that was left where it is.
   *
   * @param offset its first byte, counted from the first byte of the object (of a deflated object:
   *     after inflation)
   * @param length in bytes
   */
  record BulkData(long offset, long length) implements Value {
    public BulkData {
      if (offset < 0 || length < 0) {
        throw new IllegalArgumentException("offset " + offset + ", length " + length);
      }
    }

    @Override
    public boolean isEmpty() {
      return length == 0;
    }
  }

  /**
   * A value that is not in the object: DICOM JSON and Native DICOM XML may name one by its URI
   * (PS3.18 F.2.6, PS3.19 A.1.5). Nothing fetches it unasked.
   *
   * @param uri as it was given: absolute, or relative to where the object came from
   */
  record BulkDataUri(String uri) implements Value {

    /** Never: only a value with bytes has a URI. */
    @Override
    public boolean isEmpty() {
      return false;
    }
  }
}
