package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.api.MigrationInfoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

  @TempDir Path folder;

  @Test
  void theLatestVersionIsThatOfTheLastMigration() throws Exception {
    SqliteDatabase database = SqliteDatabase.of("jdbc:sqlite:" + folder.resolve("test.db"));

    Schema.migrate(database);
    Schema.migrate(database);

    MigrationInfoService info = Schema.flyway(database).info();
    assertThat(info.pending()).isEmpty();
    assertThat(info.applied()).hasSize(3);
    assertThat(info.current().getVersion().getVersion()).isEqualTo(Schema.LATEST);
  }
}
