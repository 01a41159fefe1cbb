package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.index.sql.AttributeValues.Row;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.query.QueryLevel;

/**
 * Keeps the rows of studies and series: a row is written when its first instance comes, and again
 * only when another instance is the first of those that are left.
 */
final class Placement {

  private static final String FIND =
      """
      SELECT series.number FROM series JOIN study ON study.number = series.study_number
      WHERE series_instance_uid = ? AND study_instance_uid = ?
      """;

  private static final String COUNT =
      """
      INSERT INTO series_class (series_number, sop_class_uid, instances) VALUES (?, ?, 1)
      ON CONFLICT (series_number, sop_class_uid)
        DO UPDATE SET instances = series_class.instances + 1
      """;

  private static final String FIRST_OF_SERIES =
      "SELECT min(number) FROM instance WHERE series_number = ?";

  private static final String FIRST_OF_STUDY =
      """
      SELECT min(instance.number)
      FROM series JOIN instance ON instance.series_number = series.number
      WHERE study_number = ?
      """;

  private final Paths paths;
  private final Session session;

  Placement(Paths paths, Session session) {
    this.paths = paths;
    this.session = session;
  }

  /** The number of an instance's series, which is made if there is none. */
  long series(IndexedInstance instance) throws SQLException {
    String study = instance.id().study().value();
    String series = instance.id().series().value();
    Optional<Long> known = session.first(row -> row.getLong(1), FIND, series, study);
    return known.isPresent()
        ? known.get()
        : makeSeries(series, makeStudy(study, instance), instance);
  }

  private long makeStudy(String uid, IndexedInstance instance) throws SQLException {
    Optional<Long> known =
        session.first(
            row -> row.getLong(1), "SELECT number FROM study WHERE study_instance_uid = ?", uid);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] attributes = LevelAttributes.of(instance.header(), QueryLevel.STUDY);
    long number =
        session
            .first(
                row -> row.getLong(1),
                "INSERT INTO study (study_instance_uid, attributes) VALUES (?, ?) RETURNING number",
                uid,
                attributes)
            .orElseThrow();
    insertValues(QueryLevel.STUDY, number, attributes);
    return number;
  }

  private long makeSeries(String uid, long study, IndexedInstance instance) throws SQLException {
    byte[] attributes = LevelAttributes.of(instance.header(), QueryLevel.SERIES);
    long number =
        session
            .first(
                row -> row.getLong(1),
                "INSERT INTO series (series_instance_uid, study_number, attributes)"
                    + " VALUES (?, ?, ?) RETURNING number",
                uid,
                study,
                attributes)
            .orElseThrow();
    insertValues(QueryLevel.SERIES, number, attributes);
    return number;
  }

  /** Counts an instance that came. */
  void added(long series, String sopClass) throws SQLException {
    session.change(COUNT, series, sopClass);
  }

  /** Counts an instance that went, before the first of its series and its study is looked for. */
  void removed(long series, String sopClass) throws SQLException {
    session.change(
        "UPDATE series_class SET instances = instances - 1"
            + " WHERE series_number = ? AND sop_class_uid = ?",
        series,
        sopClass);
    session.change(
        "DELETE FROM series_class WHERE series_number = ? AND sop_class_uid = ? AND instances < 1",
        series,
        sopClass);
  }

  /**
   * Lets a series and its study follow their first instances, after the instance of a number was
   * changed or went.
   */
  void refresh(long series, long instance) throws SQLException {
    long study =
        session
            .first(
                row -> row.getLong(1), "SELECT study_number FROM series WHERE number = ?", series)
            .orElseThrow();
    refresh(QueryLevel.SERIES, "series", series, first(FIRST_OF_SERIES, series), instance);
    refresh(QueryLevel.STUDY, "study", study, first(FIRST_OF_STUDY, study), instance);
  }

  /** The number of the first instance; 0 where there is none. */
  private long first(String sql, long entity) throws SQLException {
    return session.first(row -> row.getLong(1), sql, entity).orElse(0L);
  }

  private void refresh(QueryLevel level, String table, long number, long first, long changed)
      throws SQLException {
    if (first == 0) {
      AttributeValues.delete(paths, level, number, session);
      session.change("DELETE FROM " + table + " WHERE number = ?", number);
    } else if (first >= changed) {
      DataSet header =
          session
              .first(
                  row -> HeaderCodec.decode(row.getBytes(1)),
                  "SELECT header FROM instance WHERE number = ?",
                  first)
              .orElseThrow();
      update(level, table, number, LevelAttributes.of(header, level));
    }
  }

  private void update(QueryLevel level, String table, long number, byte[] attributes)
      throws SQLException {
    byte[] old =
        session
            .first(
                row -> row.getBytes(1),
                "SELECT attributes FROM " + table + " WHERE number = ?",
                number)
            .orElseThrow();
    if (!Arrays.equals(old, attributes)) {
      session.change(
          "UPDATE " + table + " SET attributes = ? WHERE number = ?", attributes, number);
      AttributeValues.delete(paths, level, number, session);
      insertValues(level, number, attributes);
    }
  }

  private void insertValues(QueryLevel level, long number, byte[] attributes) throws SQLException {
    Set<Row> rows = AttributeValues.of(paths.of(level), HeaderCodec.decode(attributes));
    AttributeValues.insert(rows, number, session);
  }
}
