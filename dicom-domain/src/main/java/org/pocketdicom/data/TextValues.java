package org.pocketdicom.data;

import java.util.ArrayList;
import java.util.List;

/** Splits a decoded value field into its values, and takes their padding off (PS3.5 6.2, 6.4). */
final class TextValues {

  private TextValues() {}

  /** The values; none where there is nothing but padding. */
  static List<String> split(String text, Vr vr) {
    int backslash = vr.isMultiValued() ? text.indexOf('\\') : -1;
    if (backslash < 0) {
      String only = withoutPadding(text, vr);
      return only.isEmpty() && vr.isMultiValued() ? List.of() : List.of(only);
    }
    List<String> result = new ArrayList<>();
    int from = 0;
    for (int at = backslash; at >= 0; at = text.indexOf('\\', from)) {
      result.add(withoutPadding(text.substring(from, at), vr));
      from = at + 1;
    }
    result.add(withoutPadding(text.substring(from), vr));
    return result;
  }

  /**
   * The text without the spaces and NULs that pad it. Leading spaces are significant in LT, ST, UC
   * and UT, and are kept in SH, LO and PN as well: who matches names can drop them, and who shows
   * them loses nothing.
   */
  static String withoutPadding(String text, Vr vr) {
    int from = 0;
    int to = text.length();
    while (to > 0 && isPadding(text.charAt(to - 1))) {
      to--;
    }
    while (!vr.usesSpecificCharacterSet() && from < to && isPadding(text.charAt(from))) {
      from++;
    }
    return text.substring(from, to);
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == 0;
  }
}
