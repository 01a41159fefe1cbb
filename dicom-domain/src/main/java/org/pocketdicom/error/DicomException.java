package org.pocketdicom.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that has to do with an object, a store or a limit, never with the caller's code. The
 * message names the problem and the place; it never holds a value of the data set.
 */
public abstract sealed class DicomException extends RuntimeException
    permits MalformedDicom,
        UnsupportedDicom,
        RejectedInstance,
        NoSuchInstance,
        LimitExceeded,
        StorageUnavailable {

  private static final long serialVersionUID = 1L;

  DicomException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The problem and its place; may be shown to a user. */
  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
