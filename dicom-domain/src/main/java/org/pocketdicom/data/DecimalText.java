package org.pocketdicom.data;

/**
 * Numbers as DS and IS have them (PS3.5 6.2): digits with an optional sign, point and exponent, and
 * nothing else that Java may take for a number.
 */
final class DecimalText {

  // Far beyond the standard's 16 characters, and short enough for exact arithmetic.
  private static final int LONGEST = 1024;
  private static final int LONGEST_EXPONENT = 4;

  private DecimalText() {}

  /** Whether this is a number that can be computed with. */
  static boolean isNumber(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    int at = afterSign(text, 0);
    int whole = afterDigits(text, at);
    boolean point = whole < text.length() && text.charAt(whole) == '.';
    int end = point ? afterDigits(text, whole + 1) : whole;
    if (end - at - (point ? 1 : 0) == 0) {
      return false;
    }
    return end == text.length() || isExponent(text, end);
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'E' && text.charAt(at) != 'e') {
      return false;
    }
    int start = afterSign(text, at + 1);
    int end = afterDigits(text, start);
    return end > start && end - start <= LONGEST_EXPONENT && end == text.length();
  }

  private static int afterSign(String text, int at) {
    boolean sign = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    return sign ? at + 1 : at;
  }

  private static int afterDigits(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
