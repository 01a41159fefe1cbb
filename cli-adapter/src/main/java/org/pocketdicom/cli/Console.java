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

  /** The text with a sign in place of each control character (U+2400 to U+2421). */
  static String printable(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      result.append(printable(text.charAt(i)));
    }
    return result.toString();
  }

  private static char printable(char c) {
    if (c < 0x20) {
      return (char) (0x2400 + c);
    }
    if (c == 0x7F) {
      return '\u2421';
    }
    return Character.isISOControl(c) ? '\uFFFD' : c;
  }
}
