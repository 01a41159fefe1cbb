package org.pocketdicom.index.sql;

import java.sql.SQLException;
import org.pocketdicom.error.StorageUnavailable;
import org.sqlite.SQLiteException;

/** Says what the database refused, without its message, which may quote values. */
final class Failures {

  private Failures() {}

  /** The failure of what was being done, e.g. {@code "open the index"}. */
  static StorageUnavailable of(String doing, Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof SQLException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason =
        switch (cause) {
          case SQLiteException sqlite -> sqlite.getResultCode().name();
          case SQLException sql -> "SQL state " + sql.getSQLState();
          default -> cause.getClass().getSimpleName();
        };
    return new StorageUnavailable("cannot " + doing + ": " + reason, failure);
  }
}
