package org.pocketdicom.index.sql;

import org.junit.jupiter.api.AfterAll;
import org.pocketdicom.index.sql.testkit.Postgres;

class PostgresVersionsIT extends VersionsContract {

  private static final Postgres SERVER = new Postgres();

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Override
  String url() {
    return SERVER.emptyDatabase();
  }
}
