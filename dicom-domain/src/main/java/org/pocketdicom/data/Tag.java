package org.pocketdicom.data;

import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Data Element Tags (PS3.5 7.1.1), held as an {@code int}: the group in the upper 16 bits, the
 * element in the lower. They order as unsigned numbers. The constants of the dictionary are in
 * {@code org.pocketdicom.dictionary.Tags}.
 */
public final class Tag {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Tag() {}

  /** The tag of a group and an element number, of each the lower 16 bits. */
  public static int of(int group, int element) {
    return (group << 16) | (element & 0xFFFF);
  }

  /** The group number, 0 to 0xFFFF. */
  public static int group(int tag) {
    return tag >>> 16;
  }

  /** The element number, 0 to 0xFFFF. */
  public static int element(int tag) {
    return tag & 0xFFFF;
  }

  /** Whether the group is odd (PS3.5 7.8). */
  public static boolean isPrivate(int tag) {
    return (tag & 0x10000) != 0;
  }

  /**
   * Whether this is a Private Creator Data Element, (gggg,0010) to (gggg,00FF) with gggg odd (PS3.5
   * 7.8.1).
   */
  public static boolean isPrivateCreator(int tag) {
    return isPrivate(tag) && element(tag) >= 0x10 && element(tag) <= 0xFF;
  }

  /**
   * The tag of the Private Creator that reserved the block of {@code tag}, an element (gggg,1000)
   * or above (PS3.5 7.8.1).
   */
  public static int creatorOf(int tag) {
    return (tag & 0xFFFF0000) | (element(tag) >>> 8);
  }

  /** Whether this is a group length, (gggg,0000) (PS3.5 7.2). */
  public static boolean isGroupLength(int tag) {
    return element(tag) == 0;
  }

  /** The form of the standard, {@code (0010,0020)}. */
  public static String toString(int tag) {
    return "(" + HEX.toHexDigits((short) group(tag)) + "," + HEX.toHexDigits((short) tag) + ")";
  }

  /** The form of DICOM JSON and of Native XML, {@code 00100020}. */
  public static String toHex(int tag) {
    return HEX.toHexDigits(tag);
  }

  /**
   * Reads {@code 0010,0020}, {@code (0010,0020)}, {@code 00100020} or {@code 0x00100020}, in either
   * case, with or without spaces around the parts.
   *
   * @return empty where the text is none of them
   */
  public static OptionalInt parse(String text) {
    String tag = text.strip();
    if (tag.startsWith("(") && tag.endsWith(")")) {
      tag = tag.substring(1, tag.length() - 1);
    }
    int comma = tag.indexOf(',');
    String digits =
        comma < 0
            ? tag.startsWith("0x") ? tag.substring(2) : tag
            : four(tag.substring(0, comma)) + four(tag.substring(comma + 1));
    if (digits.length() != 8 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(HexFormat.fromHexDigits(digits));
  }

  private static String four(String digits) {
    String part = digits.strip();
    return part.length() == 4 ? part : "";
  }
}
