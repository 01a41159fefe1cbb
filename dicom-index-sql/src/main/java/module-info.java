/** The index of instances on SQLite and PostgreSQL. */
module org.pocketdicom.index.sql {
  requires static org.jspecify;
  requires flyway.core;
  requires java.sql;
  requires org.postgresql.jdbc;
  requires org.slf4j; // Flyway's
  requires org.xerial.sqlitejdbc;
  requires transitive org.pocketdicom.domain;

  exports org.pocketdicom.index.sql;
}
