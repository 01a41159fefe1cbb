package org.pocketdicom.json;

/** The grammar of numbers (RFC 8259 6). */
final class JsonNumber {

  private JsonNumber() {}

  /** Whether the text is a number. By hand, as a header has dozens. */
  static boolean matches(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int end = digits(text, at);
    if (end == at || end > at + 1 && text.charAt(at) == '0') {
      return false;
    }
    at = end;
    if (at < text.length() && text.charAt(at) == '.') {
      end = digits(text, at + 1);
      if (end == at + 1) {
        return false;
      }
      at = end;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int signed = at + 1 < text.length() && isSign(text.charAt(at + 1)) ? at + 2 : at + 1;
      at = digits(text, signed);
      if (at == signed) {
        return false;
      }
    }
    return at == text.length();
  }

  /** Behind the digits that begin at a position. */
  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
