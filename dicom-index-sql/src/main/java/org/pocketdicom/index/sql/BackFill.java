package org.pocketdicom.index.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.DamagedIndex;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.index.sql.Paths.Path;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex.IndexedPath;
import org.pocketdicom.query.QueryLevel;

/**
 * Makes rows for what was known before they were wanted, a few in a transaction, so that others
 * change the index in between and that a crash costs little.
 */
final class BackFill {

  private static final int ROWS = 200;

  private BackFill() {}

  /** A number and a Data Set; none of a damaged row. */
  private record Known(long number, DataSet attributes) {}

  /** An instance without a series. */
  private record Unplaced(long number, Optional<IndexedInstance> instance) {}

  /** Gives instances of an index of the first version their studies and series. */
  static void placeAll(GroupCommit writer) {
    long done = 0;
    while (done != Paths.COMPLETE) {
      long after = done;
      done = writer.commit(session -> placeSome(after, session));
    }
  }

  private static long placeSome(long after, Session session) throws SQLException {
    Changes changes = new Changes(Paths.NONE.current(session), session);
    List<Unplaced> some =
        session.list(
            row -> new Unplaced(row.getLong("number"), readable(row)),
            "SELECT "
                + InstanceRow.COLUMNS
                + ", number FROM instance WHERE series_number IS NULL AND number > ?"
                + " ORDER BY number LIMIT "
                + ROWS,
            after);
    for (Unplaced one : some) {
      if (one.instance().isPresent()) {
        changes.place(new InstanceRow(one.instance().get()), one.number());
      }
    }
    return some.size() < ROWS ? Paths.COMPLETE : some.getLast().number();
  }

  // Repair makes what is damaged again, and then it gets its place.
  private static Optional<IndexedInstance> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(InstanceRow.read(row));
    } catch (DamagedIndex e) {
      return Optional.empty();
    }
  }

  /** Adds the values of a path that are missing. */
  static void complete(String path, GroupCommit writer, LongConsumer progress) {
    long done = 0;
    long last = 0;
    while (last != Paths.COMPLETE) {
      last = writer.commit(session -> addSome(path, session));
      done += ROWS;
      progress.accept(done);
    }
  }

  /** Returns how far that went. */
  private static long addSome(String name, Session session) throws SQLException {
    Optional<Path> path = Paths.find(name, session);
    if (path.isEmpty() || path.get().isComplete()) {
      return Paths.COMPLETE; // somebody took it out, or did the rest
    }
    QueryLevel level = path.get().path().level();
    String column = level == QueryLevel.INSTANCE ? "header" : "attributes";
    List<Known> some =
        session.list(
            row -> new Known(row.getLong(1), attributes(row.getBytes(2))),
            "SELECT number, %s FROM %s WHERE number > ? ORDER BY number LIMIT %d"
                .formatted(column, table(level), ROWS),
            path.get().done());
    for (Known one : some) {
      AttributeValues.insert(
          AttributeValues.of(List.of(path.get()), one.attributes()), one.number(), session);
    }
    long last = some.size() < ROWS ? Paths.COMPLETE : some.getLast().number();
    session.change("UPDATE indexed_path SET done = ? WHERE number = ?", last, path.get().number());
    return last;
  }

  /** How far a path is indexed. */
  static IndexedPath progress(Path path, Session session) throws SQLException {
    String table = table(path.path().level());
    long all = session.first(row -> row.getLong(1), "SELECT count(*) FROM " + table).orElseThrow();
    long done =
        path.isComplete()
            ? all
            : session
                .first(
                    row -> row.getLong(1),
                    "SELECT count(*) FROM " + table + " WHERE number <= ?",
                    path.done())
                .orElseThrow();
    return new IndexedPath(path.path(), done, all);
  }

  private static String table(QueryLevel level) {
    return switch (level) {
      case STUDY -> "study";
      case SERIES -> "series";
      case INSTANCE -> "instance";
    };
  }

  private static DataSet attributes(byte[] header) {
    try {
      return HeaderCodec.decode(header);
    } catch (MalformedDicom e) {
      return DataSet.empty();
    }
  }
}
