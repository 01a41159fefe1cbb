package org.pocketdicom.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/** Whether a Data Set in the DICOM JSON Model says what an object of the kit has in it. */
final class ModelComparison {

  private ModelComparison() {}

  /** What differs, by tag; Pixel Data is not compared, nor what a server may say of its own. */
  static List<String> differences(DataSet expected, Model actual) {
    List<String> differences = new ArrayList<>();
    for (DataElement element : expected) {
      String tag = Tag.toHex(element.tag());
      if (element.tag() == Tags.PixelData || element.tag() == Tags.SpecificCharacterSet) {
        continue;
      }
      if (!actual.has(tag)) {
        differences.add(tag + " is missing");
      } else if (!actual.vr(tag).equals(element.vr().name())) {
        differences.add(tag + " has VR " + actual.vr(tag));
      } else if (element.vr() == Vr.SQ) {
        itemDifferences(element.items(), actual.items(tag))
            .forEach(difference -> differences.add(tag + "." + difference));
      } else if (!isEqual(element, tag, actual)) {
        differences.add(tag + " has another value");
      }
    }
    return differences;
  }

  private static boolean isEqual(DataElement element, String tag, Model actual) {
    return switch (element.vr()) {
      case PN -> namesEqual(element.personNames(), actual.values(tag));
      case DS, IS, US, SS, UL, SL, FL, FD, SV, UV -> numbersEqual(element, actual.values(tag));
      case SQ -> true;
      case AT -> actual.texts(tag).equals(tags(element));
      case OB, OW, OD, OF, OL, OV, UN -> bytesEqual(element, actual.attribute(tag));
      case AE, AS, CS, DA, DT, LO, LT, SH, ST, TM, UC, UI, UR, UT ->
          textsEqual(element, actual.values(tag));
    };
  }

  private static List<String> itemDifferences(List<DataSet> expected, List<Model> actual) {
    List<String> differences = new ArrayList<>();
    if (expected.size() != actual.size()) {
      differences.add("has " + actual.size() + " Items");
    }
    for (int i = 0; i < expected.size() && i < actual.size(); i++) {
      differences.addAll(differences(expected.get(i), actual.get(i)));
    }
    return differences;
  }

  private static boolean namesEqual(List<PersonName> expected, List<Json> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      PersonName name = expected.get(i);
      Map<String, Json> groups = actual.get(i).object();
      if (!group(groups, "Alphabetic").equals(name.alphabetic().text())
          || !group(groups, "Ideographic").equals(name.ideographic().text())
          || !group(groups, "Phonetic").equals(name.phonetic().text())) {
        return false;
      }
    }
    return true;
  }

  private static String group(Map<String, Json> groups, String name) {
    return groups.get(name) instanceof Json.Str group ? group.text() : "";
  }

  private static boolean numbersEqual(DataElement element, List<Json> actual) {
    List<String> expected = element.strings();
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      String digits =
          actual.get(i) instanceof Json.Str text ? text.text() : actual.get(i).toString();
      try {
        if (new BigDecimal(digits.strip()).compareTo(new BigDecimal(expected.get(i))) != 0) {
          return false;
        }
      } catch (NumberFormatException e) {
        return false;
      }
    }
    return true;
  }

  private static List<String> tags(DataElement element) {
    List<String> tags = new ArrayList<>();
    for (int tag : element.ints()) {
      tags.add(Tag.toHex(tag));
    }
    return tags;
  }

  private static boolean textsEqual(DataElement element, List<Json> actual) {
    List<String> expected = element.isEmpty() ? List.of() : element.strings();
    List<String> texts =
        actual.stream().map(value -> value instanceof Json.Str text ? text.text() : "").toList();
    return expected.equals(texts);
  }

  private static boolean bytesEqual(DataElement element, Map<String, Json> attribute) {
    Bytes expected = Bytes.of(element.encoded().orElseThrow().toByteArray());
    return Model.inline(attribute)
        .map(expected::equals)
        .orElseGet(() -> attribute.containsKey("BulkDataURI"));
  }
}
