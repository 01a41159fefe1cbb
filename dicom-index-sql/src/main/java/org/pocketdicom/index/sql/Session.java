package org.pocketdicom.index.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection with its statements, each prepared once. Not for use by several threads at once. */
final class Session implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
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

  /** The statement of a text, which must be a constant. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** From now on statements are part of a transaction, which {@link #commit} ends. */
  void beginTransactions() throws SQLException {
    connection.setAutoCommit(false);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Undoes what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
