package org.pocketdicom.query;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.AttributePath.Step;
import org.pocketdicom.dictionary.DataDictionary;

/**
 * Names the attribute of a matching key: an {@link AttributePath} through any Item of its
 * sequences, e.g. {@code PatientID}, {@code 00400275.00400009}, {@code
 * RequestAttributesSequence.ScheduledProcedureStepID} (PS3.18 8.3.4.1).
 *
 * @param steps from the outermost Data Set inwards; every one but the last is a sequence
 */
public record KeyPath(List<Step> steps) {

  private static final int MAX_DEPTH = 8;

  public KeyPath {
    steps = List.copyOf(steps);
  }

  /** The path of an attribute that is in no sequence. */
  public static KeyPath of(int tag) {
    return parse(org.pocketdicom.data.Tag.toHex(tag));
  }

  /**
   * Reads a path.
   *
   * @throws UnmatchableKey if it is none; the message may be shown to a user
   */
  public static KeyPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (String step : split(text)) {
      try {
        steps.add(AttributePath.parse(step).steps().getFirst());
      } catch (IllegalArgumentException e) {
        throw new UnmatchableKey(text, String.valueOf(e.getMessage()));
      }
    }
    for (Step sequence : steps.subList(0, steps.size() - 1)) {
      Vr vr = vr(sequence);
      if (vr != Vr.SQ && vr != Vr.UN) {
        throw new UnmatchableKey(text, sequence + " is no sequence");
      }
    }
    if (steps.size() > MAX_DEPTH) {
      throw new UnmatchableKey(text, "a key is nested at most " + MAX_DEPTH + " deep");
    }
    return new KeyPath(steps);
  }

  // A point in brackets is part of a Private Creator.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    boolean inBrackets = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inBrackets = c == '[' || inBrackets && c != ']';
      if (c == '.' && !inBrackets) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The tag of an attribute that is in no sequence and not private; else 0. */
  public int tag() {
    Step first = steps.getFirst();
    return steps.size() == 1 && first.creator().isEmpty() ? first.tag() : 0;
  }

  /** The tag to put in an answer: of the attribute, or of the sequence around it. */
  public int outermostTag() {
    return steps.getFirst().tag();
  }

  /** The VR that the dictionary gives the attribute; UN where it knows none. */
  public Vr vr() {
    return vr(steps.getLast());
  }

  /** The level that the attribute belongs to; private ones belong to instances. */
  public QueryLevel level() {
    Step first = steps.getFirst();
    return first.creator().isEmpty() ? QueryLevel.of(first.tag()) : QueryLevel.INSTANCE;
  }

  /** How many sequences the attributes of both paths are in together: those must be one Item. */
  public int commonSequences(KeyPath other) {
    int most = Math.min(steps.size(), other.steps.size()) - 1;
    int common = 0;
    while (common < most && steps.get(common).equals(other.steps.get(common))) {
      common++;
    }
    return common;
  }

  private static Vr vr(Step step) {
    return step.creator().isEmpty()
        ? DataDictionary.vr(step.tag())
        : DataDictionary.privateVr(step.creator(), step.tag() | 0x1000);
  }

  /** The path with tags in the standard's form, {@code (0040,0275).(0040,0009)}. */
  @Override
  public String toString() {
    return String.join(".", steps.stream().map(Step::toString).toList());
  }
}
