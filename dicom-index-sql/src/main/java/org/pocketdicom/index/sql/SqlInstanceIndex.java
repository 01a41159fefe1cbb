package org.pocketdicom.index.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.flywaydb.core.api.FlywayException;
import org.pocketdicom.data.Uid;
import org.pocketdicom.index.sql.Paths.Path;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.IndexedKeys;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.KeyValues;
import org.pocketdicom.query.PageStarts;
import org.pocketdicom.query.Query;

/** Keeps the index in a SQLite file or in PostgreSQL. Several processes may have it open. */
public final class SqlInstanceIndex implements InstanceIndex {

  private static final int MAX_FILE_NAME = 1024;

  /** How many may read at the same time. */
  static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

  private final Database database;
  private final GroupCommit writer;
  private final Readers readers;
  private final PageStarts starts = new PageStarts(System::nanoTime);
  private volatile Paths paths = Paths.NONE;

  private SqlInstanceIndex(Database database) {
    this.database = database;
    readers = new Readers(database::connect, READERS);
    writer = new GroupCommit(database::connect, database.begin());
  }

  /**
   * Opens an index, and makes it if there is none. Where the file system knows POSIX permissions,
   * the owner alone may read a file that is made.
   *
   * @param jdbcUrl {@code jdbc:sqlite:} and the path of a file, whose folder exists; or {@code
   *     jdbc:postgresql://<host>/<database>?user=…&password=…}, a database in UTF-8 that the user
   *     may make tables in
   * @throws IllegalArgumentException if the URL is anything else
   * @throws org.pocketdicom.error.StorageUnavailable if the file or the server can't be read and
   *     written
   */
  public static SqlInstanceIndex open(String jdbcUrl) {
    try {
      Database database = Database.of(jdbcUrl);
      Schema.migrate(database);
      SqlInstanceIndex index = new SqlInstanceIndex(database);
      index.complete();
      return index;
    } catch (IOException | SQLException | FlywayException e) {
      throw Failures.of("open the index", e);
    }
  }

  private void complete() {
    try {
      writer.commit(Paths::addBuiltIn);
      BackFill.placeAll(writer);
      for (Path path : readers.read(Paths::read)) {
        if (!path.isComplete() && IndexedKeys.isBuiltIn(path.path())) {
          BackFill.complete(path.path().toString(), writer, done -> {});
        }
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public Outcome add(IndexedInstance instance, Optional<String> fileName) {
    Optional<String> name = checked(fileName);
    InstanceRow row = row(instance);
    return writer.commit(session -> changes(session).add(row, name));
  }

  @Override
  public void replace(IndexedInstance instance, Optional<String> fileName) {
    Optional<String> name = checked(fileName);
    InstanceRow row = row(instance);
    writer.commit(session -> {
      changes(session).replace(row, name);
      return row;
    });
  }

  /** With what can be found out without holding others up. */
  private InstanceRow row(IndexedInstance instance) {
    InstanceRow row = new InstanceRow(instance);
    row.values(paths);
    return row;
  }

  private Changes changes(Session session) throws SQLException {
    paths = paths.current(session);
    return new Changes(paths, session);
  }

  @Override
  public Optional<IndexedInstance> find(Uid instance) {
    return readers.read(session -> Questions.find(instance, session));
  }

  @Override
  public Optional<IndexedInstance> findByFileName(String fileName) {
    return readers.read(session -> Questions.findByFileName(KeyValues.storable(fileName), session));
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
    return writer.commit(session -> changes(session).remove(id));
  }

  @Override
  public boolean discard(InstanceId id) {
    return writer.commit(session -> changes(session).discard(id));
  }

  @Override
  public List<InstanceId> discards() {
    return readers.read(Questions::discards);
  }

  @Override
  public void discarded(InstanceId id) {
    writer.commit(session -> changes(session).discarded(id));
  }

  @Override
  public Matches search(Query query, int offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page is 1 to " + MAX_PAGE + " matches");
    }
    return readers.read(session -> {
      List<Long> numbers = new Search(query, database, session).page(starts, offset, limit);
      int size = Math.min(limit, numbers.size());
      return new Matches(
          new Entries(session).of(query.level(), numbers.subList(0, size)), numbers.size() - size);
    });
  }

  @Override
  public Iterator<IndexedInstance> instances(Place place) {
    return new PlaceList<>(
        readers,
        place,
        InstanceRow.COLUMNS,
        PlaceList.HEADERS,
        row -> Optional.of(InstanceRow.read(row)));
  }

  @Override
  public Iterator<Summary> summaries(Place place) {
    return new PlaceList<>(readers, place, Questions.SUMMARY, MAX_PAGE, Questions::summary);
  }

  @Override
  public List<IndexedPath> indexedPaths() {
    return readers.read(session -> {
      List<IndexedPath> added = new ArrayList<>();
      for (Path path : Paths.read(session)) {
        if (!IndexedKeys.isBuiltIn(path.path())) {
          added.add(BackFill.progress(path, session));
        }
      }
      return added;
    });
  }

  @Override
  public void addIndexedPath(KeyPath path, LongConsumer progress) {
    IndexedKeys.checkIndexable(path);
    if (!IndexedKeys.isBuiltIn(path)) {
      writer.commit(session -> Paths.add(path, 0, session));
      BackFill.complete(path.toString(), writer, progress);
    }
  }

  @Override
  public boolean removeIndexedPath(KeyPath path) {
    return !IndexedKeys.isBuiltIn(path) && Paths.remove(path.toString(), writer);
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
    readers.close();
  }

  private static Optional<String> checked(Optional<String> fileName) {
    if (fileName.isPresent() && fileName.get().length() > MAX_FILE_NAME) {
      throw new IllegalArgumentException(
          "a file name is at most " + MAX_FILE_NAME + " characters long");
    }
    return fileName.map(KeyValues::storable);
  }
}
