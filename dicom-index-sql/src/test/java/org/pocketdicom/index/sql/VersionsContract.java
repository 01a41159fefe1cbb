package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.InstanceIndexContract.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceIndex.Outcome;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/** Programs of this version and the next one share an index while one replaces the other. */
abstract class VersionsContract {

  /** What a migration within a first number may do: add, in a way that nobody has to know of. */
  private static final String EXPAND =
      """
      ALTER TABLE instance ADD COLUMN checked_at BIGINT;
      ALTER TABLE study ADD COLUMN state VARCHAR(16) NOT NULL DEFAULT 'new';
      CREATE TABLE note (number BIGINT NOT NULL PRIMARY KEY, text VARCHAR(64) NOT NULL);
      CREATE INDEX instance_checked ON instance (checked_at);
      """;

  @TempDir Path migrations;

  /** A database without tables. */
  abstract String url() throws Exception;

  @Test
  void thisVersionServesWhatTheNextOneHasAddedTo() throws Exception {
    String url = url();
    try (InstanceIndex open = SqlInstanceIndex.open(url)) {
      open.add(instance(1), Optional.empty());

      migrate(url, "V" + Schema.LATEST + ".1__expand.sql", EXPAND);
      change(url, "UPDATE instance SET checked_at = 7");

      assertThat(open.add(instance(2), Optional.of("a.dcm"))).isEqualTo(Outcome.ADDED);
      open.replace(instance(1), Optional.empty());
      try (InstanceIndex again = SqlInstanceIndex.open(url)) {
        assertThat(again.find(instance(1).id().instance())).isPresent();
        assertThat(again.findByFileName("a.dcm")).isPresent();
        assertThat(again.search(Query.of(QueryLevel.STUDY).build(), 0, 9).page()).isNotEmpty();
        assertThat(again.remove(instance(2).id())).isTrue();
      }
    }
    assertThat(number(url, "SELECT checked_at FROM instance")).isEqualTo(7);
    assertThat(number(url, "SELECT count(*) FROM study WHERE state = 'new'")).isPositive();
  }

  @Test
  void aVersionThatMayHaveTakenSomethingAwayIsRefused() throws Exception {
    String url = url();
    SqlInstanceIndex.open(url).close();
    int next = Integer.parseInt(Schema.LATEST.replaceFirst("\\..*", "")) + 1;

    migrate(url, "V" + next + "__contract.sql", "ALTER TABLE instance DROP COLUMN stored_at;");

    assertThatThrownBy(() -> SqlInstanceIndex.open(url))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("newer version");
  }

  private void migrate(String url, String name, String sql) throws Exception {
    Files.writeString(migrations.resolve(name), sql);
    Configuration ours = Schema.flyway(Database.of(url)).getConfiguration();
    String[] locations =
        Stream.concat(
                Arrays.stream(ours.getLocations()).map(Object::toString),
                Stream.of("filesystem:" + migrations))
            .toArray(String[]::new);
    Flyway.configure().configuration(ours).locations(locations).load().migrate();
  }

  private static void change(String url, String sql) throws Exception {
    try (Connection connection = Database.of(url).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String url, String sql) throws Exception {
    try (Connection connection = Database.of(url).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }
}
