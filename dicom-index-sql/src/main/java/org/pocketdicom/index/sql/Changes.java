package org.pocketdicom.index.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.index.sql.AttributeValues.Row;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex.Outcome;
import org.pocketdicom.query.QueryLevel;

/** The statements that change the index, each call a part of a transaction that is alone. */
final class Changes {

  private static final String SELECT =
      "SELECT sop_instance_uid, study_instance_uid, series_instance_uid, sha256, number,"
          + " series_number FROM instance WHERE sop_instance_uid = ?";

  private static final String INSERT =
      "INSERT INTO instance ("
          + InstanceRow.COLUMNS
          + ", series_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number";

  private static final String UPDATE =
      """
      UPDATE instance SET sop_instance_uid = ?, study_instance_uid = ?, series_instance_uid = ?,
        transfer_syntax = ?, size = ?, sha256 = ?, stored_at = ?, header = ?, frames = ?,
        series_number = ?
      WHERE number = ?
      """;

  private static final String INSERT_UPLOAD =
      "INSERT INTO upload (file_name, sop_instance_uid, uploaded_at) VALUES (?, ?, ?)";

  private final Paths paths;
  private final Session session;
  private final Placement placement;

  Changes(Paths paths, Session session) {
    this.paths = paths;
    this.session = session;
    this.placement = new Placement(paths, session);
  }

  /** What is known under a SOP Instance UID. */
  private record Known(String study, String series, String sha256, long number, long inSeries) {

    static Known read(ResultSet row) throws SQLException {
      return new Known(
          row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6));
    }

    boolean isOf(InstanceId id) {
      return study.equals(id.study().value()) && series.equals(id.series().value());
    }
  }

  Outcome add(InstanceRow row, Optional<String> fileName) throws SQLException {
    IndexedInstance instance = row.instance();
    Optional<Known> known = known(instance.id());
    boolean same =
        known
            .filter(one -> one.isOf(instance.id()) && one.sha256.equals(instance.sha256()))
            .isPresent();
    if (known.isPresent() && !same) {
      return Outcome.TAKEN;
    }
    if (!same) {
      insert(row);
    }
    addUpload(instance, fileName);
    return same ? Outcome.SAME : Outcome.ADDED;
  }

  void replace(InstanceRow row, Optional<String> fileName) throws SQLException {
    Optional<Known> known = known(row.instance().id());
    if (known.isPresent() && known.get().isOf(row.instance().id())) {
      update(row, known.get());
    } else {
      if (known.isPresent()) {
        delete(known.get());
      }
      insert(row);
    }
    addUpload(row.instance(), fileName);
  }

  boolean remove(InstanceId id) throws SQLException {
    Optional<Known> known = known(id).filter(one -> one.isOf(id));
    if (known.isPresent()) {
      session.change("DELETE FROM upload WHERE sop_instance_uid = ?", id.instance().value());
      delete(known.get());
    }
    return known.isPresent();
  }

  boolean discard(InstanceId id) throws SQLException {
    if (!remove(id)) {
      return isDiscarded(id);
    }
    session.change(
        "INSERT INTO discard (sop_instance_uid, study_instance_uid, series_instance_uid)"
            + " VALUES (?, ?, ?)",
        id.instance().value(),
        id.study().value(),
        id.series().value());
    return true;
  }

  private boolean isDiscarded(InstanceId id) throws SQLException {
    return session
        .first(
            row -> true,
            "SELECT 1 FROM discard WHERE sop_instance_uid = ? AND study_instance_uid = ?"
                + " AND series_instance_uid = ?",
            id.instance().value(),
            id.study().value(),
            id.series().value())
        .isPresent();
  }

  boolean discarded(InstanceId id) throws SQLException {
    return session.change("DELETE FROM discard WHERE sop_instance_uid = ?", id.instance().value())
        > 0;
  }

  private Optional<Known> known(InstanceId id) throws SQLException {
    return session.first(Known::read, SELECT, id.instance().value());
  }

  private void insert(InstanceRow row) throws SQLException {
    long series = placement.series(row.instance());
    List<Object> columns = new ArrayList<>(row.columns());
    columns.add(series);
    long number = session.first(one -> one.getLong(1), INSERT, columns.toArray()).orElseThrow();
    addValues(row, number, series);
    discarded(row.instance().id());
  }

  private void update(InstanceRow row, Known known) throws SQLException {
    if (known.inSeries != 0) {
      removeValues(known);
    }
    long series = placement.series(row.instance());
    List<Object> columns = new ArrayList<>(row.columns());
    columns.add(series);
    columns.add(known.number);
    session.change(UPDATE, columns.toArray());
    addValues(row, known.number, series);
    placement.refresh(series, known.number);
  }

  private void delete(Known known) throws SQLException {
    boolean placed = known.inSeries != 0;
    if (placed) {
      removeValues(known);
    }
    session.change("DELETE FROM instance WHERE number = ?", known.number);
    if (placed) {
      placement.refresh(known.inSeries, known.number);
    }
  }

  private void addValues(InstanceRow row, long number, long series) throws SQLException {
    Set<Row> values = row.values(paths);
    AttributeValues.insert(values, number, session);
    long sopClass = paths.number(Paths.SOP_CLASS);
    placement.added(
        series,
        values.stream()
            .filter(value -> value.path() == sopClass)
            .map(Row::value)
            .sorted()
            .findFirst()
            .orElse(""));
  }

  private void removeValues(Known known) throws SQLException {
    String sopClass =
        session
            .first(
                row -> row.getString(1),
                "SELECT value FROM attribute_value WHERE path = ? AND number = ? ORDER BY value"
                    + " LIMIT 1",
                paths.number(Paths.SOP_CLASS),
                known.number)
            .orElse("");
    placement.removed(known.inSeries, sopClass);
    AttributeValues.delete(paths, QueryLevel.INSTANCE, known.number, session);
  }

  /** Places an instance of an index that had no series yet. */
  void place(InstanceRow row, long number) throws SQLException {
    long series = placement.series(row.instance());
    session.change("UPDATE instance SET series_number = ? WHERE number = ?", series, number);
    addValues(row, number, series);
  }

  private void addUpload(IndexedInstance instance, Optional<String> fileName) throws SQLException {
    if (fileName.isPresent()) {
      session.change(
          INSERT_UPLOAD,
          fileName.get(),
          instance.id().instance().value(),
          InstanceRow.micros(instance.storedAt()));
    }
  }
}
