package org.pocketdicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Builds a {@link DataSet}: little endian, every value padded to an even length (PS3.5 7.1.1). Not
 * for use by several threads.
 */
public final class DataSetBuilder {

  private static final int SPECIFIC_CHARACTER_SET = 0x00080005;

  private final TreeMap<Integer, DataElement> elements = new TreeMap<>(Integer::compareUnsigned);
  private SpecificCharacterSet characterSet;

  DataSetBuilder(SpecificCharacterSet inherited) {
    characterSet = inherited;
  }

  DataSetBuilder(DataSet start) {
    characterSet = start.characterSet();
    start.forEach(this::put);
  }

  /** Puts an element as it is, in place of any with its tag. */
  public DataSetBuilder put(DataElement element) {
    elements.put(element.tag(), element);
    return this;
  }

  /**
   * Puts text values, encoded in the character set that (0008,0005) named before, or the default
   * repertoire.
   *
   * @throws IllegalArgumentException if the VR is not text, or the character set cannot hold a
   *     value
   */
  public DataSetBuilder put(int tag, Vr vr, String... values) {
    if (vr.kind() != Vr.Kind.TEXT) {
      throw new IllegalArgumentException(vr + " does not hold text");
    }
    if (tag == SPECIFIC_CHARACTER_SET) {
      characterSet = SpecificCharacterSet.of(List.of(values));
    }
    byte[] bytes = characterSet.encode(String.join("\\", values), vr);
    return put(tag, vr, padded(bytes, vr));
  }

  /** Puts numbers of a binary integer VR, or tags (AT), little endian. */
  public DataSetBuilder put(int tag, Vr vr, int... values) {
    byte[] bytes = new byte[values.length * vr.unit()];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      switch (vr) {
        case US, SS -> out.putShort((short) value);
        case UL, SL -> out.putInt(value);
        case AT -> out.putShort((short) Tag.group(value)).putShort((short) value);
        case SV, UV -> out.putLong(value);
        default -> throw new IllegalArgumentException(vr + " does not hold integers");
      }
    }
    return put(tag, vr, bytes);
  }

  /** Puts numbers of FL or FD, little endian. */
  public DataSetBuilder put(int tag, Vr vr, double... values) {
    byte[] bytes = new byte[values.length * vr.unit()];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (vr) {
        case FL -> out.putFloat((float) value);
        case FD -> out.putDouble(value);
        default -> throw new IllegalArgumentException(vr + " does not hold floating point");
      }
    }
    return put(tag, vr, bytes);
  }

  /** Puts a value as it is encoded, words little endian; it is padded to an even length. */
  public DataSetBuilder put(int tag, Vr vr, byte[] encoded) {
    byte[] bytes = padded(encoded, vr);
    return put(
        new DataElement(tag, vr, new EncodedValue(bytes, 0, bytes.length, false), characterSet));
  }

  /** Puts a sequence. */
  public DataSetBuilder put(int tag, DataSet... items) {
    return put(new DataElement(tag, Vr.SQ, new Value.Sequence(Arrays.asList(items)), characterSet));
  }

  /** Takes an element away, if it is there. */
  public DataSetBuilder remove(int tag) {
    elements.remove(tag);
    return this;
  }

  /** The Data Set of what was put. */
  public DataSet build() {
    DataSetColumns columns = new DataSetColumns(elements.size());
    for (DataElement element : new ArrayList<>(elements.values())) {
      columns.add(element.tag(), element.vr(), element.value());
    }
    return columns.toDataSet(new byte[0], false, characterSet);
  }

  private static byte[] padded(byte[] bytes, Vr vr) {
    if (bytes.length % 2 == 0) {
      return bytes;
    }
    byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
    even[bytes.length] = vr.padding();
    return even;
  }
}
