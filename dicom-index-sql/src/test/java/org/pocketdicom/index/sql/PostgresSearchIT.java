package org.pocketdicom.index.sql;

import org.junit.jupiter.api.AfterAll;
import org.pocketdicom.index.sql.testkit.Postgres;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.testkit.InstanceSearchContract;

class PostgresSearchIT extends InstanceSearchContract {

  private static final Postgres SERVER = new Postgres();

  private final String url = SERVER.newDatabase();

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Override
  protected InstanceIndex open() {
    return SqlInstanceIndex.open(url);
  }
}
