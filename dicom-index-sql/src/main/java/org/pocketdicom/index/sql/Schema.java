package org.pocketdicom.index.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the version that this program works with. */
final class Schema {

  /** The version of the last migration. */
  static final String LATEST = "2";

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = 200_000_000;

  private Schema() {}

  /**
   * Runs what is missing. Flyway needs a third of a second to see that nothing is, so it is asked
   * only where the version is another. Of several processes that do so at once all but one may
   * fail, and find it done when they look again.
   */
  static void migrate(Database database) throws SQLException {
    DataSource source = database.source();
    for (int attempt = 1; !isLatest(source); attempt++) {
      try {
        flyway(database).migrate();
        if (!isLatest(source)) {
          throw new SQLException("the index was made by a newer version of this program");
        }
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** The folder has a hyphen, which no package has: so a module does not hide it from Flyway. */
  static Flyway flyway(Database database) {
    return Flyway.configure()
        .dataSource(database.source())
        .locations("classpath:org/pocketdicom/index/sql/" + database.migrations())
        .loggers("slf4j")
        .load();
  }

  private static boolean isLatest(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        ResultSet history =
            connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      return history.next() && LATEST.equals(version(connection));
    }
  }

  private static String version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery(
                "SELECT version FROM flyway_schema_history WHERE success"
                    + " ORDER BY installed_rank DESC")) {
      return version.next() ? version.getString(1) : "";
    }
  }
}
