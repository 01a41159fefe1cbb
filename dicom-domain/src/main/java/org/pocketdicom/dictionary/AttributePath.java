package org.pocketdicom.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;

/**
 * Names an attribute, be it nested: {@code 0010,0010}, {@code (0010,0010)}, {@code 00100010},
 * {@code PatientName}, or a path such as {@code
 * ReferencedStudySequence[0].ReferencedSOPInstanceUID}. Keywords are taken in any case.
 *
 * @param steps from the outermost Data Set inwards; every one but the last names an Item
 */
public record AttributePath(List<Step> steps) {

  /**
   * One element on the way.
   *
   * @param item of a sequence, from 0; of the last step −1, the element as a whole
   */
  public record Step(int tag, int item) {}

  private static final int MAX_LENGTH = 4096;
  private static final int WHOLE = -1;

  public AttributePath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none; the message says why and what may have been
   *     meant, and may be shown to a user
   */
  public static AttributePath parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the attribute's path is longer than " + MAX_LENGTH + " characters");
    }
    String[] parts = text.strip().split("\\.", -1);
    List<Step> steps = new ArrayList<>(parts.length);
    for (int i = 0; i < parts.length; i++) {
      steps.add(step(parts[i], i == parts.length - 1));
    }
    return new AttributePath(steps);
  }

  /** The tag of the last step. */
  public int tag() {
    return steps.getLast().tag();
  }

  /** The element of that name; empty where it, or an Item on the way to it, is not there. */
  public Optional<DataElement> find(DataSet dataSet) {
    DataSet current = dataSet;
    for (Step step : steps.subList(0, steps.size() - 1)) {
      List<DataSet> items = current.items(step.tag());
      if (step.item() >= items.size()) {
        return Optional.empty();
      }
      current = items.get(step.item());
    }
    return current.get(tag());
  }

  /** The path with tags in the standard's form, {@code (0008,1110)[0].(0008,1155)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(text.isEmpty() ? "" : ".").append(Tag.toString(step.tag()));
      if (step.item() != WHOLE) {
        text.append('[').append(step.item()).append(']');
      }
    }
    return text.toString();
  }

  private static Step step(String part, boolean last) {
    int bracket = part.indexOf('[');
    if (bracket < 0 && last) {
      return new Step(tag(part), WHOLE);
    }
    if (bracket < 0 || last || !part.endsWith("]")) {
      throw new IllegalArgumentException(
          "a path goes through Items, each with its number, as in"
              + " OtherPatientIDsSequence[0].PatientID");
    }
    return new Step(
        tag(part.substring(0, bracket)), number(part.substring(bracket + 1, part.length() - 1)));
  }

  private static int number(String digits) {
    if (digits.isEmpty()
        || digits.length() > 9
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("an Item's number is digits, from 0");
    }
    return Integer.parseInt(digits);
  }

  private static int tag(String name) {
    OptionalInt tag = Tag.parse(name);
    if (tag.isEmpty()) {
      tag = DataDictionary.tag(name);
    }
    return tag.orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    boolean word =
        name.length() <= 64 && name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    List<String> suggestions = word ? DataDictionary.suggestions(name) : List.of();
    return "not a tag (as 0010,0010) or keyword (as PatientName)"
        + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?");
  }
}
