package org.pocketdicom.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.DicomException;

/** Says on one line, for a user, why something failed. */
final class Reason {

  private Reason() {}

  static String of(Throwable failure) {
    return switch (failure) {
      case DicomException e -> orType(e.getMessage(), e);
      case NoSuchFileException e -> "no such file or directory";
      case AccessDeniedException e -> "permission denied";
      case FileSystemException e -> orType(e.getReason(), e);
      case ConnectException e -> "the server can't be reached";
      case IOException e -> orType(e.getMessage(), e);
      case UncheckedIOException e -> ofCause(e);
      case ServerPlace.NoLogin e -> ofCause(e);
      case Results.Failed e -> ofCause(e);
      case OutOfMemoryError e -> "needs more memory than there is";
      case StackOverflowError e -> "is nested too deeply";
      default -> internal(failure);
    };
  }

  private static String ofCause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? internal(failure) : of(cause);
  }

  /** A defect of the program, not of the input. */
  private static String internal(Throwable failure) {
    return "internal error: " + failure.getClass().getSimpleName();
  }

  private static String orType(@Nullable String message, Throwable failure) {
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
