package org.pocketdicom.cli;

import java.io.PrintStream;

/**
 * Where results and messages go.
 *
 * <p>Messages are one line each, whatever is in them: paths, and what others' libraries say, may
 * hold line breaks and the escape sequences of terminals.
 */
final class Console {

  private final Results out;
  private final PrintStream err;
  private final Progress progress;

  Console(Results out, PrintStream err, Progress progress) {
    this.out = out;
    this.err = err;
    this.progress = progress;
  }

  /** Standard output, for results. */
  Results out() {
    return out;
  }

  /** Standard error as it is, for help. */
  PrintStream err() {
    return err;
  }

  /** How far long work has come; shown where somebody looks. */
  Progress progress() {
    return progress;
  }

  /** Says something that is not a result, after the results so far. */
  synchronized void message(String text) {
    out.flush();
    progress.clear();
    err.println("dicom: " + printable(text));
    err.flush();
  }

  /**
   * The text with a sign in place of each character that would do something to a terminal: U+2400
   * to U+2421 for control characters, U+FFFD for others and for halves of characters.
   */
  static String printable(String text) {
    int first = 0;
    while (first < text.length() && isHarmless(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
      if (pair) {
        result.append(c).append(text.charAt(++i));
      } else {
        result.append(isHarmless(c) ? c : sign(c));
      }
    }
    return result.toString();
  }

  // Besides control characters: those that end a line, and those that turn the writing round, be
  // it of what follows (UAX #9, 2).
  private static boolean isHarmless(char c) {
    return c >= ' ' && c < 0x7F
        || c >= 0xA0
            && !Character.isSurrogate(c)
            && !(c >= '\u2028' && c <= '\u202E')
            && !(c >= '\u2066' && c <= '\u2069');
  }

  private static char sign(char c) {
    return c < ' ' ? (char) ('\u2400' + c) : c == 0x7F ? '\u2421' : '\uFFFD';
  }
}
