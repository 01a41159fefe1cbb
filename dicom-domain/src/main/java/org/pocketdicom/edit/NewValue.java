package org.pocketdicom.edit;

import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath.Step;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.DataDictionary.Entry;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.model.ValueEncoder;
import org.pocketdicom.validation.ValueRules;

/** A value given as text, and which VR it is to have. */
final class NewValue {

  private NewValue() {}

  /**
   * Checks what can be checked without a Data Set.
   *
   * @throws IllegalArgumentException if no VR that the element may have takes the value
   */
  static void check(Step step, Optional<Vr> given, String value) {
    Optional<Entry> entry = entry(step.tag(), step.creator());
    boolean standard = !Tag.isPrivate(step.tag());
    List<Vr> vrs = entry.map(Entry::vrs).orElse(List.of());
    if (given.isPresent() && standard && !vrs.isEmpty() && !vrs.contains(given.get())) {
      throw refused(step.tag(), "has the VR " + vrs + ", not " + given.get());
    }
    if (given.isEmpty() && vrs.isEmpty() && (standard || !step.creator().isEmpty())) {
      throw refused(step.tag(), unknown());
    }
    List<Vr> possible = given.map(List::of).orElse(vrs);
    List<String> problems = possible.stream().flatMap(vr -> problem(vr, value).stream()).toList();
    if (!possible.isEmpty() && problems.size() == possible.size()) {
      throw refused(step.tag(), problems.getFirst());
    }
    entry
        .filter(known -> standard)
        .flatMap(known -> ValueRules.problem(known.vm(), count(possible.getFirst(), value)))
        .ifPresent(problem -> {
          throw refused(step.tag(), "is given " + problem);
        });
    if (step.tag() == Tags.SpecificCharacterSet) {
      checkCharacterSet(value);
    }
  }

  /**
   * @throws IllegalArgumentException if the dictionaries say that there are no Items
   */
  static void checkSequence(Step step) {
    Optional<Entry> entry = entry(step.tag(), step.creator());
    if (entry.isPresent() && !entry.get().vrs().contains(Vr.SQ)) {
      throw refused(step.tag(), "is no sequence");
    }
  }

  /**
   * The element of a Data Set.
   *
   * @param signed whether Pixel Representation is 1, where the VR is US or SS
   * @throws IllegalArgumentException if nothing tells the VR, or it does not take the value
   */
  static DataElement element(
      int tag, Optional<Vr> given, String value, DataSet dataSet, boolean signed) {
    Vr vr = given.orElseGet(() -> vr(tag, dataSet, signed));
    Optional<String> problem = problem(vr, value);
    if (problem.isPresent()) {
      throw refused(tag, problem.get());
    }
    if (vr == Vr.SQ) {
      return new DataElement(tag, vr, new Value.Sequence(List.of()));
    }
    byte[] bytes = ValueEncoder.encode(value, vr).orElseThrow();
    EncodedValue encoded = new EncodedValue(bytes, 0, bytes.length, false);
    return new DataElement(tag, vr, encoded, SpecificCharacterSet.UTF_8);
  }

  private static Vr vr(int tag, DataSet dataSet, boolean signed) {
    Optional<String> creator = dataSet.privateCreator(tag);
    if (Tag.isPrivate(tag) && !Tag.isPrivateCreator(tag) && creator.isEmpty()) {
      throw refused(
          tag,
          "is in a block that no Private Creator reserved; name its creator, as in"
              + " 0009,xx10[ACME]");
    }
    List<Vr> vrs = entry(tag, creator.orElse("")).map(Entry::vrs).orElse(List.of());
    Optional<Vr> there =
        dataSet.get(tag).map(DataElement::vr).filter(vr -> vrs.isEmpty() || vrs.contains(vr));
    if (there.isPresent() && there.get() != Vr.UN) {
      return there.get();
    }
    if (vrs.isEmpty()) {
      throw refused(tag, unknown());
    }
    return vrs.contains(Vr.SS) && signed ? Vr.SS : vrs.getFirst();
  }

  // Of a private tag only the low byte counts, but it has to be in some block.
  private static Optional<Entry> entry(int tag, String creator) {
    return creator.isEmpty()
        ? DataDictionary.entry(tag)
        : DataDictionary.privateEntry(creator, tag | 0x1000);
  }

  private static Optional<String> problem(Vr vr, String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (vr.kind()) {
      case TEXT ->
          values(vr, value).stream()
              .filter(each -> !each.isEmpty())
              .flatMap(each -> ValueRules.problem(vr, each).stream())
              .map(problem -> "takes no such " + vr + ": " + problem)
              .findFirst();
      case BINARY ->
          ValueEncoder.encode(value, vr).isPresent()
              ? Optional.empty()
              : Optional.of("takes numbers of VR " + vr + " only (PS3.5 6.2)");
      case BYTES -> Optional.of("has VR " + vr + ", bytes, which can only be set to nothing");
      case SEQUENCE -> Optional.of("is a sequence: set attributes of its Items, or nothing");
    };
  }

  private static int count(Vr vr, String value) {
    return value.isEmpty() ? 0 : values(vr, value).size();
  }

  private static List<String> values(Vr vr, String value) {
    return vr.isMultiValued() ? List.of(value.split("\\\\", -1)) : List.of(value);
  }

  private static void checkCharacterSet(String value) {
    if (value.isEmpty() || !SpecificCharacterSet.of(values(Vr.CS, value)).isRecognised()) {
      throw refused(
          Tags.SpecificCharacterSet, "takes the defined terms of PS3.3 C.12.1.1.2, as ISO_IR 192");
    }
  }

  private static String unknown() {
    return "is in no dictionary; say its VR, as in 0009,xx10[ACME]:LO";
  }

  private static IllegalArgumentException refused(int tag, String problem) {
    return new IllegalArgumentException(Tag.toString(tag) + " " + problem);
  }
}
