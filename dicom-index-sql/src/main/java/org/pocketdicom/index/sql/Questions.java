package org.pocketdicom.index.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex.Summary;
import org.pocketdicom.port.InstanceIndex.Upload;

/** The statements that read the index. */
final class Questions {

  private static final String FIND =
      "SELECT " + InstanceRow.COLUMNS + " FROM instance WHERE sop_instance_uid = ?";

  private static final String FIND_BY_FILE_NAME =
      "SELECT "
          + InstanceRow.COLUMNS
          + """
           FROM instance WHERE sop_instance_uid =
            (SELECT sop_instance_uid FROM upload WHERE file_name = ? ORDER BY number DESC LIMIT 1)
          """;

  private static final String UPLOADS =
      """
      SELECT sop_instance_uid, study_instance_uid, series_instance_uid, size, number, file_name,
        uploaded_at
      FROM upload JOIN instance USING (sop_instance_uid)
      WHERE number < ? ORDER BY number DESC LIMIT ?
      """;

  private static final String SUMMARIES =
      """
      SELECT sop_instance_uid, study_instance_uid, series_instance_uid, size, sha256
      FROM instance WHERE sop_instance_uid > ? ORDER BY sop_instance_uid LIMIT ?
      """;

  private Questions() {}

  static Optional<IndexedInstance> find(Uid instance, Session session) throws SQLException {
    return find(FIND, instance.value(), session);
  }

  static Optional<IndexedInstance> findByFileName(String fileName, Session session)
      throws SQLException {
    return find(FIND_BY_FILE_NAME, fileName, session);
  }

  /** The uploads before a number, the newest first, but for those of damaged rows. */
  static List<Upload> uploads(long before, int limit, Session session) throws SQLException {
    PreparedStatement statement = session.statement(UPLOADS);
    statement.setLong(1, before);
    statement.setInt(2, limit);
    return named(
        statement,
        row ->
            new Upload(
                row.getLong(5),
                row.getString(6),
                InstanceRow.readId(row),
                row.getLong(4),
                InstanceRow.instant(row.getLong(7))));
  }

  /** The instances behind a SOP Instance UID, in the order of theirs, but for damaged rows. */
  static List<Summary> summaries(String after, int limit, Session session) throws SQLException {
    PreparedStatement statement = session.statement(SUMMARIES);
    statement.setString(1, after);
    statement.setInt(2, limit);
    return named(
        statement, row -> new Summary(InstanceRow.readId(row), row.getLong(4), row.getString(5)));
  }

  private static Optional<IndexedInstance> find(String sql, String key, Session session)
      throws SQLException {
    PreparedStatement statement = session.statement(sql);
    statement.setString(1, key);
    return list(statement, row -> true, InstanceRow::read).stream().findFirst();
  }

  /** What is made of a row. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> named(PreparedStatement statement, Reading<T> reading)
      throws SQLException {
    return list(statement, InstanceRow::hasId, reading);
  }

  private static <T> List<T> list(
      PreparedStatement statement, Reading<Boolean> wanted, Reading<T> reading)
      throws SQLException {
    List<T> list = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (wanted.of(rows)) {
          list.add(reading.of(rows));
        }
      }
    }
    return list;
  }
}
