package org.pocketdicom.index.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.flywaydb.core.api.FlywayException;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.Query;

/** Keeps the index in a SQLite file. Several processes may have it open. */
public final class SqlInstanceIndex implements InstanceIndex {

  private static final int MAX_FILE_NAME = 1024;
  private static final int MAX_PAGE = 1000;
  private static final int MIN_READERS = 2;
  private static final int MAX_READERS = 8;

  private final GroupCommit writer;
  private final Readers readers;

  private SqlInstanceIndex(SqliteDatabase database) throws SQLException {
    int cores = Runtime.getRuntime().availableProcessors();
    readers = new Readers(database::connect, Math.clamp(cores, MIN_READERS, MAX_READERS));
    writer = new GroupCommit(database::connect);
  }

  /**
   * Opens an index, and makes it if there is none. Where the file system knows POSIX permissions,
   * the owner alone may read a file that is made.
   *
   * @param jdbcUrl {@code jdbc:sqlite:} and the path of a file, whose folder exists
   * @throws IllegalArgumentException if the URL is anything else
   * @throws org.pocketdicom.error.StorageUnavailable if the file can't be read and written
   */
  public static SqlInstanceIndex open(String jdbcUrl) {
    try {
      SqliteDatabase database = SqliteDatabase.of(jdbcUrl);
      Schema.migrate(database.source());
      return new SqlInstanceIndex(database);
    } catch (IOException | SQLException | FlywayException e) {
      throw Failures.of("open the index", e);
    }
  }

  @Override
  public Outcome add(IndexedInstance instance, Optional<String> fileName) {
    checkName(fileName);
    InstanceRow row = new InstanceRow(instance);
    return writer.commit(session -> Changes.add(row, fileName, session));
  }

  @Override
  public void replace(IndexedInstance instance, Optional<String> fileName) {
    checkName(fileName);
    InstanceRow row = new InstanceRow(instance);
    writer.commit(session -> Changes.replace(row, fileName, session));
  }

  @Override
  public Optional<IndexedInstance> find(Uid instance) {
    return readers.read(session -> Questions.find(instance, session));
  }

  @Override
  public Optional<IndexedInstance> findByFileName(String fileName) {
    return readers.read(session -> Questions.findByFileName(fileName, session));
  }

  @Override
  public List<Upload> uploads(long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page is 1 to " + MAX_PAGE + " uploads");
    }
    return readers.read(session -> Questions.uploads(before, limit, session));
  }

  @Override
  public boolean remove(InstanceId id) {
    return writer.commit(session -> Changes.remove(id, session));
  }

  @Override
  public boolean discard(InstanceId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<InstanceId> discards() {
    return List.of();
  }

  @Override
  public void discarded(InstanceId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Matches search(Query query, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterator<IndexedInstance> instances(Place place) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterator<Summary> summaries(Place place) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<IndexedPath> indexedPaths() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addIndexedPath(KeyPath path, LongConsumer progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean removeIndexedPath(KeyPath path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forEach(Consumer<Summary> action) {
    List<Summary> page = summariesAfter("");
    while (!page.isEmpty()) {
      page.forEach(action);
      page = summariesAfter(page.getLast().id().instance().value());
    }
  }

  private List<Summary> summariesAfter(String instance) {
    return readers.read(session -> Questions.summaries(instance, MAX_PAGE, session));
  }

  @Override
  public void close() {
    writer.close();
    try {
      readers.close();
    } catch (SQLException e) {
      throw Failures.of("close the index", e);
    }
  }

  private static void checkName(Optional<String> fileName) {
    if (fileName.isPresent() && fileName.get().length() > MAX_FILE_NAME) {
      throw new IllegalArgumentException(
          "a file name is at most " + MAX_FILE_NAME + " characters long");
    }
  }
}
