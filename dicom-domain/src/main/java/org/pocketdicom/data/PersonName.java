package org.pocketdicom.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value of VR PN (PS3.5 6.2.1): a name in up to three representations.
 *
 * <p>Reading is lenient: what follows the third {@code =} stays in the phonetic group, what follows
 * the fifth {@code ^} in the suffix, so that nothing is lost.
 *
 * @param alphabetic in single-byte characters
 * @param ideographic in the characters of the person's language, e.g. Kanji, Hangul or Hanja
 * @param phonetic how that is pronounced, e.g. in Hiragana or Hangul
 */
public record PersonName(
    ComponentGroup alphabetic, ComponentGroup ideographic, ComponentGroup phonetic) {

  /**
   * Reads one value, whose padding is dropped.
   *
   * @param value decoded, and split from others at backslashes
   */
  public static PersonName parse(String value) {
    String[] groups = value.split("=", 3);
    return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
  }

  private static ComponentGroup group(String[] groups, int index) {
    return new ComponentGroup(index < groups.length ? withoutPadding(groups[index]) : "");
  }

  // Spaces alone: an ideographic space belongs to the name.
  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Whether there is no name at all. */
  public boolean isEmpty() {
    return alphabetic.isEmpty() && ideographic.isEmpty() && phonetic.isEmpty();
  }

  /**
   * The name for a reader: {@code Rev. John Robert Quincy Adams, B.A. M.Div.} The alphabetic group
   * if it has anything, else the ideographic, else the phonetic, of which the family name comes
   * first.
   */
  public String formatted() {
    if (!alphabetic.isEmpty()) {
      String name =
          join(
              " ",
              alphabetic.prefix(),
              alphabetic.givenName(),
              alphabetic.middleName(),
              alphabetic.familyName());
      return join(", ", name, alphabetic.suffix());
    }
    ComponentGroup group = ideographic.isEmpty() ? phonetic : ideographic;
    return join(
        " ",
        group.prefix(),
        group.familyName(),
        group.givenName(),
        group.middleName(),
        group.suffix());
  }

  /** The value as DICOM has it, without empty groups at the end. */
  @Override
  public String toString() {
    return withoutTrailing("=", List.of(alphabetic.text(), ideographic.text(), phonetic.text()));
  }

  private static String join(String separator, String... parts) {
    return Stream.of(parts)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(separator));
  }

  private static String withoutTrailing(String delimiter, List<String> parts) {
    int size = parts.size();
    while (size > 0 && parts.get(size - 1).isEmpty()) {
      size--;
    }
    return String.join(delimiter, parts.subList(0, size));
  }

  /**
   * One representation of a name: up to five components.
   *
   * @param text as it stands in the value, components separated by {@code ^}
   */
  public record ComponentGroup(String text) {

    /** A group of its components, each of which may be empty; those at the end are left out. */
    public static ComponentGroup of(
        String familyName, String givenName, String middleName, String prefix, String suffix) {
      return new ComponentGroup(
          withoutTrailing("^", List.of(familyName, givenName, middleName, prefix, suffix)));
    }

    /** Family name complex. */
    public String familyName() {
      return component(0);
    }

    /** Given name complex. */
    public String givenName() {
      return component(1);
    }

    /** Middle name. */
    public String middleName() {
      return component(2);
    }

    /** Name prefix, e.g. {@code Dr.} */
    public String prefix() {
      return component(3);
    }

    /** Name suffix, e.g. {@code Jr.} */
    public String suffix() {
      return component(4);
    }

    /** Whether all components are empty or spaces. */
    public boolean isEmpty() {
      return text.chars().allMatch(c -> c == '^' || c == ' ');
    }

    @Override
    public String toString() {
      return text;
    }

    private String component(int index) {
      String[] components = text.split("\\^", 5);
      return index < components.length ? components[index] : "";
    }
  }
}
