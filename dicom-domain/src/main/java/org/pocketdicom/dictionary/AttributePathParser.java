package org.pocketdicom.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.AttributePath.Step;

/** Reads the text of an {@link AttributePath}. For one text. */
final class AttributePathParser {

  private static final int MAX_LENGTH = 4096;
  private static final int MAX_KEYWORD = 64;
  private static final int FIRST_OF_BLOCKS = 0x1000;

  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  AttributePathParser(String text) {
    this.text = text;
  }

  List<Step> parse() {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the attribute's path is longer than " + MAX_LENGTH + " characters");
    }
    steps.add(step());
    while (at < text.length()) {
      at++; // the point
      steps.add(step());
    }
    return steps;
  }

  private Step step() {
    String name = name();
    Optional<String> bracket = bracket();
    boolean anyBlock = hasAnyBlock(name);
    int tag = tag(anyBlock ? withBlock(name) : name);
    String creator = "";
    if (anyBlock || bracket.isPresent() && isInBlock(tag) && !isNumber(bracket.get())) {
      creator = bracket.map(String::strip).orElse("");
      bracket = bracket();
      checkPrivate(tag, creator);
      tag &= 0xFFFF00FF;
    }
    boolean last = at == text.length();
    if (bracket.isPresent() == last || !last && text.charAt(at) != '.') {
      throw wrong(
          "a path goes through Items, each with its number, as in"
              + " OtherPatientIDsSequence[0].PatientID");
    }
    return new Step(tag, creator, last ? AttributePath.WHOLE : number(bracket.orElseThrow()));
  }

  private String name() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    return text.substring(start, at).strip();
  }

  // A creator may hold points and brackets: a bracket closes where a path may go on.
  private Optional<String> bracket() {
    if (at == text.length() || text.charAt(at) != '[') {
      return Optional.empty();
    }
    int start = at + 1;
    for (int end = start; end < text.length(); end++) {
      if (text.charAt(end) == ']'
          && (end + 1 == text.length() || ".[".indexOf(text.charAt(end + 1)) >= 0)) {
        at = end + 1;
        return Optional.of(text.substring(start, end));
      }
    }
    throw wrong("a bracket is not closed, or something stands behind it");
  }

  private static boolean hasAnyBlock(String name) {
    int digits = name.endsWith(")") ? name.length() - 1 : name.length();
    return digits >= 8 && name.substring(digits - 4, digits - 2).equalsIgnoreCase("xx");
  }

  private static String withBlock(String name) {
    int block = name.toLowerCase(Locale.ROOT).lastIndexOf("xx");
    return name.substring(0, block) + "10" + name.substring(block + 2);
  }

  private static boolean isInBlock(int tag) {
    return Tag.isPrivate(tag) && Tag.element(tag) >= FIRST_OF_BLOCKS;
  }

  private void checkPrivate(int tag, String creator) {
    if (creator.isEmpty() || !isInBlock(tag)) {
      throw wrong(
          "a private element has an odd group and is named with its Private Creator, as in"
              + " 0009,xx10[SIEMENS CT VA0 COAD]");
    }
  }

  private int number(String digits) {
    if (!isNumber(digits) || digits.length() > 9) {
      throw wrong("an Item's number is digits, from 0");
    }
    return Integer.parseInt(digits);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private int tag(String name) {
    OptionalInt tag = Tag.parse(name);
    if (tag.isEmpty()) {
      tag = DataDictionary.tag(name);
    }
    return tag.orElseThrow(() -> wrong(unknown(name)));
  }

  private static String unknown(String name) {
    List<String> suggestions =
        name.length() <= MAX_KEYWORD ? DataDictionary.suggestions(name) : List.of();
    return "not a tag (as 0010,0010) or keyword (as PatientName)"
        + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?");
  }

  private IllegalArgumentException wrong(String what) {
    boolean nested = text.indexOf('.') >= 0;
    return new IllegalArgumentException(nested ? "step " + (steps.size() + 1) + ": " + what : what);
  }
}
