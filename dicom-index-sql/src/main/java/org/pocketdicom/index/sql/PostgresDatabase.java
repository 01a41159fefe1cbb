package org.pocketdicom.index.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.pocketdicom.error.StorageUnavailable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a PostgreSQL server. Several programs may have it open. */
final class PostgresDatabase implements Database {

  static final String PREFIX = "jdbc:postgresql:";

  // A server of several, and all of them with what they say to each other.
  private static final int CONNECT_SECONDS = 2;
  private static final int LOGIN_SECONDS = 5;

  // A statement that hangs, or a program that goes away within a transaction, holds nobody up for
  // longer. What waits for the lock of changes is such a statement, too. With what else a request
  // may wait for (Readers, GroupCommit) that is less than 30 seconds. Migrations have no limit.
  private static final int SOCKET_SECONDS = 14;
  private static final String LIMITS =
      "-c statement_timeout=12s -c idle_in_transaction_session_timeout=12s";

  // Whoever set up the server, user or URL may have traded what was committed last for speed.
  private static final String DURABLE =
      "SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  // Any number that other programs on the server do not lock.
  private static final String BEGIN = "BEGIN; SELECT pg_advisory_xact_lock(5001510152026)";

  private final PGSimpleDataSource source;
  private final PGSimpleDataSource limited;

  private PostgresDatabase(String jdbcUrl) {
    source = source(jdbcUrl);
    limited = source(jdbcUrl);
    String stated = limited.getOptions();
    limited.setOptions(stated == null ? LIMITS : LIMITS + " " + stated);
    limited.setSocketTimeout(SOCKET_SECONDS);
  }

  /**
   * The database of {@code jdbc:postgresql://<host>/<name>?user=…&password=…}.
   *
   * @throws IllegalArgumentException if that is no such URL; it is not quoted, as it may hold a
   *     password
   */
  static PostgresDatabase of(String jdbcUrl) throws SQLException {
    PostgresDatabase database = new PostgresDatabase(jdbcUrl);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet encoding = statement.executeQuery("SHOW server_encoding")) {
      if (!encoding.next() || !encoding.getString(1).equals("UTF8")) {
        throw new StorageUnavailable("the index's database is not one WITH ENCODING 'UTF8'");
      }
    }
    return database;
  }

  private static PGSimpleDataSource source(String jdbcUrl) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(jdbcUrl);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the index's URL is not jdbc:postgresql://<host>/<database>?user=…");
    }
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setTcpKeepAlive(true);
    source.setApplicationName("Pocket DICOM");
    return source;
  }

  @Override
  public DataSource source() {
    return source;
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = limited.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(DURABLE);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public String migrations() {
    return "postgresql-migrations";
  }

  @Override
  public String begin() {
    return BEGIN;
  }

  @Override
  public String like() {
    return " LIKE ? ESCAPE '!'";
  }

  @Override
  public String pattern(String wildcard) {
    return wildcard
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_")
        .replace('*', '%')
        .replace('?', '_');
  }
}
