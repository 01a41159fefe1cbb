package org.pocketdicom.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the elements of one Data Set as a reader meets them; see {@link DataSet}. Not for use by
 * several threads.
 *
 * <p>Elements out of order are sorted when the Data Set is made. Of elements with the same tag the
 * last one counts, as it would for a reader that asks for the tag after the whole was read.
 */
public final class DataSetColumns {

  int[] tags;
  Vr[] vrs;
  int[] starts;
  int[] lengths;
  @Nullable Value[] values;
  int size;
  private boolean ordered = true;
  private boolean repeated;
  // Where each tag was added last; made when it is asked for out of order.
  private @Nullable Map<Integer, Integer> positions;

  /**
   * @param capacity elements to make room for at first
   */
  public DataSetColumns(int capacity) {
    tags = new int[capacity];
    vrs = new Vr[capacity];
    starts = new int[capacity];
    lengths = new int[capacity];
    values = new Value[capacity];
  }

  /** Adds an element whose value is a span of the buffer that {@link #toDataSet} is given. */
  public void add(int tag, Vr vr, int start, int length) {
    append(tag, vr);
    starts[size - 1] = start;
    lengths[size - 1] = length;
  }

  /** Adds an element with a value of its own. */
  public void add(int tag, Vr vr, Value value) {
    append(tag, vr);
    values[size - 1] = value;
  }

  /** The number of elements so far, repeated ones counted each. */
  public int size() {
    return size;
  }

  /** Whether an element of the tag was added. */
  public boolean contains(int tag) {
    return positionOf(tag) >= 0;
  }

  /** Whether every tag was greater than the one before (PS3.5 7.1). */
  public boolean isOrdered() {
    return ordered;
  }

  /** Whether a tag came twice; known once {@link #toDataSet} was called. */
  public boolean isRepeated() {
    return repeated;
  }

  /**
   * The element of a tag that was added last, for a reader that needs it before the whole is read.
   *
   * @param buffer what the spans lie in
   */
  public Optional<DataElement> last(
      int tag, byte[] buffer, boolean bigEndian, SpecificCharacterSet characterSet) {
    int i = positionOf(tag);
    if (i < 0) {
      return Optional.empty();
    }
    Value value = values[i];
    Value held = value != null ? value : new EncodedValue(buffer, starts[i], lengths[i], bigEndian);
    return Optional.of(new DataElement(tag, vrs[i], held, characterSet));
  }

  /** The tag that was added last; there is one. */
  public int lastTag() {
    return tags[size - 1];
  }

  /** The position of the element of a tag that was added last, -1 where there is none. */
  public int positionOf(int tag) {
    if (ordered) {
      return DataSet.indexOf(tags, size, tag);
    }
    if (positions == null) {
      positions = HashMap.newHashMap(size);
      for (int i = 0; i < size; i++) {
        positions.put(tags[i], i);
      }
    }
    return positions.getOrDefault(tag, -1);
  }

  /** The Data Set of what was added so far; what is added later does not change it. */
  public DataSet toDataSet(byte[] buffer, boolean bigEndian, SpecificCharacterSet characterSet) {
    if (!ordered) {
      sort();
    }
    trim();
    return new DataSet(this, buffer, bigEndian, characterSet);
  }

  private void append(int tag, Vr vr) {
    if (size == tags.length) {
      grow();
    }
    ordered &= size == 0 || Integer.compareUnsigned(tag, tags[size - 1]) > 0;
    if (positions != null) {
      positions.put(tag, size);
    }
    tags[size] = tag;
    vrs[size] = vr;
    size++;
  }

  private void grow() {
    resize(Math.max(8, size * 2));
  }

  private void trim() {
    if (tags.length > size + size / 4 + 4) {
      resize(size);
    }
  }

  private void resize(int capacity) {
    tags = Arrays.copyOf(tags, capacity);
    vrs = Arrays.copyOf(vrs, capacity);
    starts = Arrays.copyOf(starts, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  private void sort() {
    // The tag in the upper half and the position in the lower: equal tags stay in the order in
    // which they came.
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) (tags[i] ^ Integer.MIN_VALUE) << 32) | i;
    }
    Arrays.sort(order);
    positions = null;
    DataSetColumns sorted = new DataSetColumns(size);
    for (int i = 0; i < order.length; i++) {
      if (i + 1 < order.length && order[i] >> 32 == order[i + 1] >> 32) {
        repeated = true;
      } else {
        sorted.copy(this, (int) order[i]);
      }
    }
    tags = sorted.tags;
    vrs = sorted.vrs;
    starts = sorted.starts;
    lengths = sorted.lengths;
    values = sorted.values;
    size = sorted.size;
  }

  private void copy(DataSetColumns from, int index) {
    append(from.tags[index], from.vrs[index]);
    starts[size - 1] = from.starts[index];
    lengths[size - 1] = from.lengths[index];
    values[size - 1] = from.values[index];
  }
}
