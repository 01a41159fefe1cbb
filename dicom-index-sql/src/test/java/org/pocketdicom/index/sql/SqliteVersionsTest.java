package org.pocketdicom.index.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteVersionsTest extends VersionsContract {

  @TempDir Path folder;

  @Override
  String url() {
    return "jdbc:sqlite:" + folder.resolve("index.db");
  }
}
