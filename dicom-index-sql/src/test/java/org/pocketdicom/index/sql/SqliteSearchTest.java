package org.pocketdicom.index.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.testkit.InstanceSearchContract;

class SqliteSearchTest extends InstanceSearchContract {

  @TempDir Path folder;

  @Override
  protected InstanceIndex open() {
    return SqlInstanceIndex.open("jdbc:sqlite:" + folder.resolve("index.db"));
  }
}
