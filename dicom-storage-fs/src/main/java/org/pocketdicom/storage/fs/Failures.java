package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.pocketdicom.error.StorageUnavailable;

/** Says what the file system refused, without naming the file. */
final class Failures {

  private Failures() {}

  /** The failure of what was being done, e.g. {@code "open the store"}. */
  static StorageUnavailable of(String doing, IOException cause) {
    String reason =
        cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
    return new StorageUnavailable(
        "cannot " + doing + ": " + (reason == null ? cause.getClass().getSimpleName() : reason),
        cause);
  }
}
