package org.pocketdicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Builds a {@link DataSet}: little endian, every value padded to an even length (PS3.5 7.1.1). Not
 * for use by several threads.
 *
 * <p>All text is in one Specific Character Set (PS3.3 C.12.1.1.2): that of the Data Set that is
 * changed, or what (0008,0005) is put to, which encodes anew what is there. Where that cannot hold
 * a value that is put, it becomes ISO_IR 192, UTF-8, and all other text too. Items that name a set
 * of their own keep it; others follow.
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
    start.forEach(element -> elements.put(element.tag(), element));
  }

  /**
   * Puts an element in place of any with its tag; its text may be in any set.
   *
   * @throws IllegalArgumentException if it is (0008,0005), and that set cannot hold the text that
   *     is there
   * @throws org.pocketdicom.error.MalformedDicom if text has to be encoded anew, and is not in the
   *     set that it should be in now
   * @throws org.pocketdicom.error.UnsupportedDicom if text has to be encoded anew, and was left in
   *     the object
   */
  public DataSetBuilder put(DataElement element) {
    if (element.tag() == SPECIFIC_CHARACTER_SET && !element.isEmpty()) {
      adopt(SpecificCharacterSet.of(element.strings()));
    }
    Optional<DataElement> encoded = Reencoding.of(element, characterSet);
    if (encoded.isEmpty()) {
      useUtf8();
      encoded = Reencoding.of(element, characterSet);
    }
    elements.put(element.tag(), encoded.orElseThrow());
    return this;
  }

  /**
   * Puts text values.
   *
   * @throws IllegalArgumentException if the VR is not text, or one that cannot hold a value in any
   *     set; or as for {@link #put(DataElement)}
   */
  public DataSetBuilder put(int tag, Vr vr, String... values) {
    if (vr.kind() != Vr.Kind.TEXT) {
      throw new IllegalArgumentException(vr + " does not hold text");
    }
    EncodedValue value =
        Reencoding.encode(String.join("\\", values), vr, SpecificCharacterSet.UTF_8);
    return put(new DataElement(tag, vr, value, SpecificCharacterSet.UTF_8));
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

  /**
   * Puts a value as it is encoded, words little endian and text in the set so far; it is padded to
   * an even length.
   */
  public DataSetBuilder put(int tag, Vr vr, byte[] encoded) {
    byte[] bytes = Reencoding.padded(encoded, vr);
    return put(
        new DataElement(tag, vr, new EncodedValue(bytes, 0, bytes.length, false), characterSet));
  }

  /** Puts a sequence. */
  public DataSetBuilder put(int tag, DataSet... items) {
    return put(new DataElement(tag, Vr.SQ, new Value.Sequence(Arrays.asList(items)), characterSet));
  }

  /**
   * The tag that a private element has here, see {@link DataSet#privateTag}; reserves the first
   * block that is free where its creator has none (PS3.5 7.8.1).
   *
   * @param creator without padding
   * @param tag of an odd group; of the element only the low byte counts
   * @throws IllegalArgumentException if the group is not private, or all its blocks are taken
   */
  public int privateTag(String creator, int tag) {
    OptionalInt reserved = build().privateTag(creator, tag);
    if (reserved.isPresent()) {
      return reserved.getAsInt();
    }
    int block = Tag.of(Tag.group(tag), 0x10);
    while (elements.containsKey(block)) {
      block++;
    }
    if (!Tag.isPrivateCreator(block)) {
      throw new IllegalArgumentException(
          Tag.toString(tag) + " is not in a private group with a free block (PS3.5 7.8.1)");
    }
    put(block, Vr.LO, creator);
    return Tag.of(Tag.group(tag), Tag.element(block) << 8 | tag & 0xFF);
  }

  /**
   * Takes an element away, if it is there. Without (0008,0005), or with it empty, text stays as it
   * is encoded.
   */
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

  private void adopt(SpecificCharacterSet set) {
    elements.replaceAll((tag, element) ->
        Reencoding.of(element, set)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the text of " + Tag.toString(tag) + " has a character not in " + set)));
    characterSet = set;
  }

  private void useUtf8() {
    put(SPECIFIC_CHARACTER_SET, Vr.CS, SpecificCharacterSet.UTF_8.toString());
  }
}
