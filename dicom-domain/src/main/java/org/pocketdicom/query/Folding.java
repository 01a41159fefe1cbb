package org.pocketdicom.query;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes texts that people take for the same name the same text: case, accents, and the width of
 * Latin letters and Katakana do not count. {@code Müller} is {@code muller}, {@code Ørsted} {@code
 * orsted}, {@code Weiß} {@code weiss}. What makes another sound of a Kana stays.
 */
final class Folding {

  private static final int FIRST_ACCENT = 0x0300;
  private static final int LAST_ACCENT = 0x036F;

  private Folding() {}

  static String fold(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String upper = text.toUpperCase(Locale.ROOT); // SS for ß
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> c < FIRST_ACCENT || c > LAST_ACCENT)
        .forEach(c -> append(c, plain));
    return Normalizer.normalize(plain, Normalizer.Form.NFKC);
  }

  /** Letters whose stroke or ligature is no accent to Unicode. */
  private static void append(int c, StringBuilder out) {
    switch (c) {
      case 'ø' -> out.append('o');
      case 'ł' -> out.append('l');
      case 'đ', 'ð' -> out.append('d');
      case 'ħ' -> out.append('h');
      case 'ı' -> out.append('i');
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      case 'þ' -> out.append("th");
      default -> out.appendCodePoint(c);
    }
  }
}
