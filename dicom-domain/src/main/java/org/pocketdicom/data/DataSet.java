package org.pocketdicom.data;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An immutable Data Set (PS3.5 7): elements in ascending order of their tags, each tag once.
 *
 * <p>Held as columns over one shared array, so that reading a header costs one array instead of an
 * object for each value; a {@link DataElement} is made when asked for.
 */
public final class DataSet implements Iterable<DataElement> {

  private static final DataSet EMPTY = builder().build();

  // Column i: values[i], or where that is null the span starts[i], lengths[i] of the buffer.
  private final int[] tags;
  private final Vr[] vrs;
  private final int[] starts;
  private final int[] lengths;
  private final @Nullable Value[] values;
  private final int size;
  private final byte[] buffer;
  private final boolean bigEndian;
  private final SpecificCharacterSet characterSet;

  DataSet(DataSetColumns columns, byte[] buffer, boolean bigEndian, SpecificCharacterSet set) {
    this.tags = columns.tags;
    this.vrs = columns.vrs;
    this.starts = columns.starts;
    this.lengths = columns.lengths;
    this.values = columns.values;
    this.size = columns.size;
    this.buffer = buffer;
    this.bigEndian = bigEndian;
    this.characterSet = set;
  }

  /** A Data Set without elements. */
  public static DataSet empty() {
    return EMPTY;
  }

  /** A builder of a Data Set, with no elements yet. */
  public static DataSetBuilder builder() {
    return builder(SpecificCharacterSet.DEFAULT);
  }

  /**
   * A builder of an Item, with no elements yet.
   *
   * @param inherited what text is in that the Item does not say for itself: the set of the Data Set
   *     around it (PS3.3 C.12.1.1.2)
   */
  public static DataSetBuilder builder(SpecificCharacterSet inherited) {
    return new DataSetBuilder(inherited);
  }

  /** A builder that begins with the elements of this Data Set. */
  public DataSetBuilder toBuilder() {
    return new DataSetBuilder(this);
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /**
   * The character set that text of this Data Set is in: its own, or that of the Data Set around it
   * (PS3.3 C.12.1.1.2).
   */
  public SpecificCharacterSet characterSet() {
    return characterSet;
  }

  /** Whether the element is there, be it empty. */
  public boolean contains(int tag) {
    return indexOf(tag) >= 0;
  }

  /** The element of a tag. */
  public Optional<DataElement> get(int tag) {
    int index = indexOf(tag);
    return index < 0 ? Optional.empty() : Optional.of(elementAt(index));
  }

  /** The element at a position, 0 to {@link #size()} − 1, in the order of tags. */
  public DataElement elementAt(int index) {
    return new DataElement(tagAt(index), vrs[index], valueAt(index), characterSet);
  }

  /** The tag at a position, 0 to {@link #size()} − 1. */
  public int tagAt(int index) {
    java.util.Objects.checkIndex(index, size);
    return tags[index];
  }

  /**
   * The first value of an element as text (see {@link DataElement#strings()}); empty where it is
   * absent or has no value.
   */
  public Optional<String> string(int tag) {
    return get(tag).flatMap(DataElement::string);
  }

  /** The values of an element as text; none where it is absent. */
  public List<String> strings(int tag) {
    return get(tag).map(DataElement::strings).orElse(List.of());
  }

  /** The first value of an element as an integer; see {@link DataElement#ints()}. */
  public OptionalInt integer(int tag) {
    Optional<DataElement> element = get(tag);
    return element.isEmpty() ? OptionalInt.empty() : element.get().integer();
  }

  /** The first value of an element as a number; see {@link DataElement#doubles()}. */
  public OptionalDouble number(int tag) {
    Optional<DataElement> element = get(tag);
    return element.isEmpty() ? OptionalDouble.empty() : element.get().number();
  }

  /** The items of a sequence; none where it is absent or no sequence. */
  public List<DataSet> items(int tag) {
    return get(tag).map(DataElement::items).orElse(List.of());
  }

  /**
   * The Private Creator that reserved the block of a private tag in this Data Set (PS3.5 7.8.1).
   *
   * @return empty where the tag is not private or nobody reserved its block
   */
  public Optional<String> privateCreator(int tag) {
    return Tag.isPrivate(tag) && Tag.element(tag) >= 0x1000
        ? string(Tag.creatorOf(tag))
        : Optional.empty();
  }

  /**
   * The tag that a private element has in this Data Set: its block is the one that its Private
   * Creator reserved (PS3.5 7.8.1). Where it reserved several, that which has the element, else the
   * first.
   *
   * @param creator in the case it is written, without padding
   * @param tag of the element only the low byte counts
   * @return empty where the creator reserved no block in the group
   */
  public OptionalInt privateTag(String creator, int tag) {
    OptionalInt first = OptionalInt.empty();
    int group = tag & 0xFFFF0000;
    for (int block = 0x10; block <= 0xFF; block++) {
      if (string(group | block).filter(name -> name.strip().equals(creator)).isPresent()) {
        int candidate = group | block << 8 | tag & 0xFF;
        if (contains(candidate)) {
          return OptionalInt.of(candidate);
        }
        first = first.isPresent() ? first : OptionalInt.of(candidate);
      }
    }
    return first;
  }

  /** The elements in ascending order of their tags. */
  @Override
  public Iterator<DataElement> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public DataElement next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return elementAt(next++);
      }
    };
  }

  private Value valueAt(int index) {
    Value value = values[index];
    return value != null
        ? value
        : new EncodedValue(buffer, starts[index], lengths[index], bigEndian);
  }

  private int indexOf(int tag) {
    return indexOf(tags, size, tag);
  }

  /** The position of a tag in a column in ascending order, -1 where it is absent. */
  static int indexOf(int[] tags, int size, int tag) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compareUnsigned(tags[middle], tag);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
