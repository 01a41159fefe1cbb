package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.query.IndexedKeys;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.QueryLevel;

/**
 * The attributes whose values are indexed.
 *
 * @param version changes with them
 */
record Paths(long version, List<Path> all) {

  static final String MODALITY = "(0008,0060)";
  static final String SOP_CLASS = "(0008,0016)";

  /** Of what is complete: every number is below it. */
  static final long COMPLETE = Long.MAX_VALUE;

  static final Paths NONE = new Paths(-1, List.of());

  /** So many values are removed in a transaction: others change the index in between. */
  private static final int ROWS = 10_000;

  private static final String VERSION =
      "SELECT coalesce(max(number), 0) * 4096 + count(*) FROM indexed_path";

  private static final String ALL = "SELECT number, path, done FROM indexed_path ORDER BY number";

  /**
   * An attribute.
   *
   * @param number stands for it in the rows of its values
   * @param done the values of the entities up to this number are there
   */
  record Path(long number, KeyPath path, long done) {

    boolean isComplete() {
      return done == COMPLETE;
    }
  }

  /** These, or what they are now. */
  Paths current(Session session) throws SQLException {
    long now = session.first(row -> row.getLong(1), VERSION).orElseThrow();
    return now == version ? this : new Paths(now, read(session));
  }

  static List<Path> read(Session session) throws SQLException {
    return session.list(
        row -> new Path(row.getLong(1), KeyPath.parse(row.getString(2)), row.getLong(3)), ALL);
  }

  /** Adds those that every index has; they are complete where no instance has a place yet. */
  static boolean addBuiltIn(Session session) throws SQLException {
    boolean isEmpty = session.list(row -> 1, "SELECT 1 FROM series LIMIT 1").isEmpty();
    for (KeyPath path : IndexedKeys.VALUES) {
      add(path, isEmpty ? COMPLETE : 0, session);
    }
    return isEmpty;
  }

  static int add(KeyPath path, long done, Session session) throws SQLException {
    return session.change(
        "INSERT INTO indexed_path (path, done) VALUES (?, ?) ON CONFLICT (path) DO NOTHING",
        path.toString(),
        done);
  }

  /** Takes a path out, when its values are gone; until then it is one that is not complete. */
  static boolean remove(String path, GroupCommit writer) {
    boolean known =
        writer.commit(
            session -> session.change("UPDATE indexed_path SET done = 0 WHERE path = ?", path) > 0);
    boolean isLeft = known;
    while (isLeft) {
      isLeft = writer.commit(session -> removeSome(path, session));
    }
    return known;
  }

  /** Removes values, and the path with the last; returns whether there are more. */
  private static boolean removeSome(String path, Session session) throws SQLException {
    Optional<Path> known = find(path, session);
    if (known.isEmpty()) {
      return false; // somebody else did
    }
    long number = known.get().number();
    Optional<Long> last =
        session.first(
            row -> row.getLong(1),
            "SELECT number FROM attribute_value WHERE path = ? ORDER BY number LIMIT 1 OFFSET "
                + ROWS,
            number);
    session.change(
        "DELETE FROM attribute_value WHERE path IN (?, ?) AND number <= ?",
        number,
        -number,
        last.orElse(COMPLETE));
    if (last.isEmpty()) {
      session.change("DELETE FROM indexed_path WHERE number = ?", number);
    }
    return last.isPresent();
  }

  static Optional<Path> find(String path, Session session) throws SQLException {
    return session.first(
        row -> new Path(row.getLong(1), KeyPath.parse(row.getString(2)), row.getLong(3)),
        "SELECT number, path, done FROM indexed_path WHERE path = ?",
        path);
  }

  List<Path> of(QueryLevel level) {
    return all.stream().filter(path -> path.path().level() == level).toList();
  }

  long number(String path) {
    return all.stream()
        .filter(each -> each.path().toString().equals(path))
        .findFirst()
        .orElseThrow()
        .number();
  }
}
