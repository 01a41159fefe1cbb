package org.pocketdicom.index.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.pocketdicom.error.StorageUnavailable;

/**
 * Brings the tables to the version that this program works with. Versions have two numbers: within
 * the first a migration only adds, and what the versions before it read and write goes on working,
 * so that programs of both share an index while they are replaced one by one. What nobody uses any
 * more is taken away under a new first number, which a program that knows a lower one refuses.
 */
final class Schema {

  /** The version of the last migration. */
  static final String LATEST = "2.1";

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = 200_000_000;

  private Schema() {}

  /**
   * Runs what is missing. Flyway needs a third of a second to see that nothing is, so it is asked
   * only where the version is a lower one. Of several processes that do so at once all but one may
   * fail, and find it done when they look again.
   */
  static void migrate(Database database) throws SQLException {
    DataSource source = database.source();
    for (int attempt = 1; !isReady(source); attempt++) {
      if (attempt > ATTEMPTS) {
        throw new SQLException("the tables can't be brought to version " + LATEST);
      }
      try {
        flyway(database).migrate();
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

  /**
   * Whether all that this program works with is there.
   *
   * @throws StorageUnavailable if some of it may be gone
   */
  private static boolean isReady(DataSource source) throws SQLException {
    Optional<MigrationVersion> version = version(source);
    if (version.filter(found -> found.isMajorNewerThan(LATEST)).isPresent()) {
      throw new StorageUnavailable("the index was made by a newer version of this program");
    }
    return version.filter(found -> found.isAtLeast(LATEST)).isPresent();
  }

  private static Optional<MigrationVersion> version(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        ResultSet history =
            connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      return history.next() ? version(connection) : Optional.empty();
    }
  }

  private static Optional<MigrationVersion> version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery(
                "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL"
                    + " ORDER BY installed_rank DESC")) {
      return version.next()
          ? Optional.of(MigrationVersion.fromVersion(version.getString(1)))
          : Optional.empty();
    }
  }
}
