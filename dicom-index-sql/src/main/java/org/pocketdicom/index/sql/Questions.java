package org.pocketdicom.index.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
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
      SELECT sop_instance_uid, study_instance_uid, series_instance_uid, size, upload.number, file_name,
        uploaded_at
      FROM upload JOIN instance USING (sop_instance_uid)
      WHERE upload.number < ? ORDER BY upload.number DESC LIMIT ?
      """;

  /** What a summary is made of. */
  static final String SUMMARY =
      "sop_instance_uid, study_instance_uid, series_instance_uid, size, sha256";

  private static final String SUMMARIES =
      "SELECT "
          + SUMMARY
          + " FROM instance WHERE sop_instance_uid > ? ORDER BY sop_instance_uid LIMIT ?";

  private static final String DISCARDS =
      """
      SELECT sop_instance_uid, study_instance_uid, series_instance_uid FROM discard
      ORDER BY sop_instance_uid
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
    return named(
        session.statement(UPLOADS, List.of(before, limit)),
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
    return present(
        Session.list(Questions::summary, session.statement(SUMMARIES, List.of(after, limit))));
  }

  static List<InstanceId> discards(Session session) throws SQLException {
    return named(session.statement(DISCARDS), InstanceRow::readId);
  }

  private static Optional<IndexedInstance> find(String sql, String key, Session session)
      throws SQLException {
    return session.first(InstanceRow::read, sql, key);
  }

  /** Those of damaged rows are left out. */
  private static <T> List<T> named(PreparedStatement statement, Session.Reading<T> reading)
      throws SQLException {
    return present(
        Session.list(
            row -> InstanceRow.hasId(row) ? Optional.of(reading.of(row)) : Optional.empty(),
            statement));
  }

  /** What {@link #SUMMARY} says; nothing of a damaged row. */
  static Optional<Summary> summary(ResultSet row) throws SQLException {
    return InstanceRow.hasId(row)
        ? Optional.of(new Summary(InstanceRow.readId(row), row.getLong(4), row.getString(5)))
        : Optional.empty();
  }

  private static <T> List<T> present(List<Optional<T>> rows) {
    return rows.stream().flatMap(Optional::stream).toList();
  }
}
