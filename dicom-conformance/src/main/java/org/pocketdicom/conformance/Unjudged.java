package org.pocketdicom.conformance;

/** A point cannot be judged on this server; the message says why. */
final class Unjudged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unjudged(String message) {
    super(message);
  }
}
