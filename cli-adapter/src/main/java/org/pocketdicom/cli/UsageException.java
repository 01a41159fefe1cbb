package org.pocketdicom.cli;

/** A command line that makes no sense; the message says why, on one line. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
