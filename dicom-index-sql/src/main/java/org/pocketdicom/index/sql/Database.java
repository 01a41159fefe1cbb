package org.pocketdicom.index.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the databases do each in its own way. */
sealed interface Database permits SqliteDatabase, PostgresDatabase {

  /**
   * The database of a URL; see {@link SqlInstanceIndex#open}.
   *
   * @throws IllegalArgumentException if the URL is of no database that there is a form for
   */
  static Database of(String jdbcUrl) throws IOException, SQLException {
    return jdbcUrl.startsWith(PostgresDatabase.PREFIX)
        ? PostgresDatabase.of(jdbcUrl)
        : SqliteDatabase.of(jdbcUrl);
  }

  /** Where migrations take their connections. */
  DataSource source();

  /** A connection of its own for whoever asks. */
  Connection connect() throws SQLException;

  /** The folder of the migrations, beside this class. */
  String migrations();

  /**
   * What begins a transaction that is the only one to change the index until it ends, so that its
   * numbers become visible in their order.
   */
  String begin();

  /** What stands behind a text to compare it with a parameter that {@link #pattern} made. */
  String like();

  /** The parameter of a pattern in which {@code *} is any text and {@code ?} any one character. */
  String pattern(String wildcard);
}
