package org.pocketdicom.index.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection, made when it is needed, with its statements, each prepared once. Not for use by
 * several threads at once.
 */
final class Session implements AutoCloseable {

  private static final int MAX_STATEMENTS = 200;

  private final Source source;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

  private @Nullable Connection open;

  Session(Source source) {
    this.source = source;
  }

  /** Where connections come from. */
  @FunctionalInterface
  interface Source {
    Connection connect() throws SQLException;
  }

  /** What is done with a session. */
  @FunctionalInterface
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Whether it has a connection, which may be broken. */
  boolean isOpen() {
    return open != null;
  }

  private Connection connection() throws SQLException {
    Connection connection = open;
    if (connection == null) {
      connection = source.connect();
      open = connection;
    }
    return connection;
  }

  /**
   * The statement of a text, in which nothing is a user's. It is closed when it was not asked for
   * longest of all too many.
   */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection().prepareStatement(sql);
      statements.put(sql, statement);
      if (statements.size() > MAX_STATEMENTS) {
        Iterator<PreparedStatement> eldest = statements.values().iterator();
        eldest.next().close();
        eldest.remove();
      }
    }
    return statement;
  }

  /** The statement of a text, with its parameters. */
  PreparedStatement statement(String sql, List<?> parameters) throws SQLException {
    PreparedStatement statement = statement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  /** What is made of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Asks, and makes something of each row. */
  <T> List<T> list(Reading<T> reading, String sql, Object... parameters) throws SQLException {
    return list(reading, statement(sql, List.of(parameters)));
  }

  /** Asks, and makes something of the first row. */
  <T> Optional<T> first(Reading<T> reading, String sql, Object... parameters) throws SQLException {
    return list(reading, sql, parameters).stream().findFirst();
  }

  static <T> List<T> list(Reading<T> reading, PreparedStatement statement) throws SQLException {
    List<T> list = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        list.add(reading.of(rows));
      }
    }
    return list;
  }

  /**
   * Changes rows.
   *
   * @return how many
   */
  int change(String sql, Object... parameters) throws SQLException {
    return statement(sql, List.of(parameters)).executeUpdate();
  }

  /**
   * Begins a transaction, see {@link Database#begin}. The driver's own would begin with the end of
   * the last, and hold its locks.
   */
  void begin(String sql) throws SQLException {
    execute(sql);
  }

  void commit() throws SQLException {
    execute("COMMIT");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Undoes what was not committed; another statement connects anew. */
  @Override
  public void close() {
    Connection connection = open;
    open = null;
    statements.clear();
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // it is not used again
    }
  }
}
