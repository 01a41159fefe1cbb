package org.pocketdicom.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * Encodes text in another Specific Character Set (PS3.3 C.12.1.1.2): that of an element, and of the
 * Items in it that do not name a set of their own.
 */
final class Reencoding {

  private static final int SPECIFIC_CHARACTER_SET = 0x00080005;

  private Reencoding() {}

  /**
   * The element with its text in a set.
   *
   * @return empty where the set cannot hold a value
   * @throws MalformedDicom if a value is not in the set that it should be in now
   * @throws UnsupportedDicom if text was left in the object
   */
  static Optional<DataElement> of(DataElement element, SpecificCharacterSet to) {
    if (element.value() instanceof Value.Sequence sequence) {
      return of(sequence, to).map(items -> with(element, items, to));
    }
    boolean same = element.characterSet().equals(to);
    if (same || element.isEmpty() || !element.vr().usesSpecificCharacterSet()) {
      return Optional.of(same ? element : with(element, element.value(), to));
    }
    EncodedValue value =
        element
            .encoded()
            .orElseThrow(() ->
                new UnsupportedDicom(
                    "the text of " + Tag.toString(element.tag()) + " is not in memory"));
    String text = value.text(element.characterSet(), element.vr());
    if (text.indexOf('\uFFFD') >= 0 && !element.isInCharacterSet()) {
      throw new MalformedDicom(
          "the text of "
              + Tag.toString(element.tag())
              + " is not in its Specific Character Set, so that it can't be put in another");
    }
    return to.canEncode(text, element.vr())
        ? Optional.of(with(element, encode(text, element.vr(), to), to))
        : Optional.empty();
  }

  /** The text of a value, padded to an even length (PS3.5 6.2). */
  static EncodedValue encode(String text, Vr vr, SpecificCharacterSet set) {
    byte[] bytes = padded(set.encode(text, vr), vr);
    return new EncodedValue(bytes, 0, bytes.length, false);
  }

  static byte[] padded(byte[] bytes, Vr vr) {
    if (bytes.length % 2 == 0) {
      return bytes;
    }
    byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
    even[bytes.length] = vr.padding();
    return even;
  }

  private static DataElement with(DataElement element, Value value, SpecificCharacterSet set) {
    return new DataElement(element.tag(), element.vr(), value, set);
  }

  private static Optional<Value> of(Value.Sequence sequence, SpecificCharacterSet to) {
    List<DataSet> items = new ArrayList<>(sequence.items().size());
    for (DataSet item : sequence.items()) {
      boolean stays =
          item.characterSet().equals(to) || !item.strings(SPECIFIC_CHARACTER_SET).isEmpty();
      Optional<DataSet> encoded = stays ? Optional.of(item) : of(item, to);
      if (encoded.isEmpty()) {
        return Optional.empty();
      }
      items.add(encoded.get());
    }
    return Optional.of(sequence.withItems(items));
  }

  private static Optional<DataSet> of(DataSet item, SpecificCharacterSet to) {
    DataSetColumns columns = new DataSetColumns(item.size());
    for (DataElement element : item) {
      Optional<DataElement> encoded = of(element, to);
      if (encoded.isEmpty()) {
        return Optional.empty();
      }
      columns.add(element.tag(), element.vr(), encoded.get().value());
    }
    return Optional.of(columns.toDataSet(new byte[0], false, to));
  }
}
