package org.pocketdicom.index.sql.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.index.sql.SqlInstanceIndex;

/** A PostgreSQL server for the tests of a class, with a database for each. */
public final class Postgres implements AutoCloseable {

  private final Path folder;
  private final EmbeddedPostgres server;
  private int databases;
  private String migrated = "";

  /** Starts it. */
  public Postgres() {
    try {
      folder = Files.createTempDirectory("postgres");
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setServerConfig("fsync", "off")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL of a new database without tables. */
  public String emptyDatabase() {
    return database("template0");
  }

  /** The URL of a new database with the tables of an index. */
  public String newDatabase() {
    if (migrated.isEmpty()) {
      String url = emptyDatabase();
      SqlInstanceIndex.open(url).close();
      migrated = "test" + databases;
    }
    return database(migrated);
  }

  private String database(String template) {
    String name = "test" + ++databases;
    execute("CREATE DATABASE " + name + " ENCODING 'UTF8' LOCALE 'C' TEMPLATE " + template);
    return server.getJdbcUrl("postgres", name);
  }

  /**
   * Ends all its processes at once, which leaves files as a crash does, and starts it again on
   * them, at the same port; returns when it serves.
   */
  public void crash() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
    Path program = Path.of(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow());
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // it refuses to run as root
    }
    command.addAll(
        List.of(
            program.resolveSibling("pg_ctl").toString(),
            "-D",
            folder.toString(),
            "-m",
            "immediate",
            "-w",
            "restart"));
    Process restart =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("restart.log").toFile())
            .start();
    if (restart.waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolve("restart.log")));
    }
  }

  /** Ends all connections, as a server does that is started anew. */
  public void disconnectAll() {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'Pocket DICOM'");
  }

  /** Whether anybody may connect to a database. */
  public void allowConnections(String url, boolean allowed) {
    String name = url.replaceFirst(".*/([a-z0-9]+)\\?.*", "$1");
    execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
  }

  private void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server and deletes what it kept. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
