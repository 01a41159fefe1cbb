package org.pocketdicom.conformance;

/** An answer is not what the standard asks for; the message says how. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }

  static void unless(boolean held, String message) {
    if (!held) {
      throw new Violation(message);
    }
  }
}
