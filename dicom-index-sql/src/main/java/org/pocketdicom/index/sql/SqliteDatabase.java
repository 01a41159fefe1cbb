package org.pocketdicom.index.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A database file. What was committed is on the disk (synchronous=FULL), readers don't wait for the
 * writer (WAL), and processes that share the file wait for each other.
 */
final class SqliteDatabase implements Database {

  private static final String PREFIX = "jdbc:sqlite:";
  private static final int WAIT_MILLIS = 10_000;

  private final SQLiteDataSource source;

  private SqliteDatabase(SQLiteDataSource source) {
    this.source = source;
  }

  /** The database of {@code jdbc:sqlite:<path>}; its file is made if there is none. */
  static SqliteDatabase of(String jdbcUrl) throws IOException {
    String path = jdbcUrl.startsWith(PREFIX) ? jdbcUrl.substring(PREFIX.length()) : "";
    if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw new IllegalArgumentException(
          "the index's URL is neither jdbc:sqlite:<path of a file> nor jdbc:postgresql:…");
    }
    createFile(Path.of(path));
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(WAIT_MILLIS);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(jdbcUrl);
    return new SqliteDatabase(source);
  }

  @Override
  public DataSource source() {
    return source;
  }

  @Override
  public Connection connect() throws SQLException {
    return source.getConnection();
  }

  @Override
  public String migrations() {
    return "sqlite-migrations";
  }

  @Override
  public String begin() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String like() {
    return " GLOB ?";
  }

  @Override
  public String pattern(String wildcard) {
    return wildcard.replace("[", "[[]");
  }

  /**
   * For its owner alone, as SQLite then makes the files beside it too: headers are patients' data.
   */
  private static void createFile(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, ownerOnly);
    } catch (FileAlreadyExistsException e) {
      // opened before
    }
  }
}
