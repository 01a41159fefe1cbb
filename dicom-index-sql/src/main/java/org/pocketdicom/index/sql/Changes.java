package org.pocketdicom.index.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex.Outcome;

/** The statements that change the index, each call a part of a transaction. */
final class Changes {

  private static final String INSERT =
      "INSERT INTO instance (" + InstanceRow.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  // Not SELECT and then INSERT: another process may insert in between.
  private static final String INSERT_IF_ABSENT =
      INSERT + " ON CONFLICT (sop_instance_uid) DO NOTHING";

  private static final String INSERT_OR_REPLACE =
      INSERT
          + """
           ON CONFLICT (sop_instance_uid) DO UPDATE SET
            study_instance_uid = excluded.study_instance_uid,
            series_instance_uid = excluded.series_instance_uid,
            transfer_syntax = excluded.transfer_syntax, size = excluded.size,
            sha256 = excluded.sha256, stored_at = excluded.stored_at,
            header = excluded.header, frames = excluded.frames
          """;

  private static final String OF_ID =
      " WHERE sop_instance_uid = ? AND study_instance_uid = ? AND series_instance_uid = ?";

  private static final String SELECT_SAME = "SELECT 1 FROM instance" + OF_ID + " AND sha256 = ?";

  private static final String DELETE = "DELETE FROM instance" + OF_ID;

  private static final String INSERT_UPLOAD =
      "INSERT INTO upload (file_name, sop_instance_uid, uploaded_at) VALUES (?, ?, ?)";

  private Changes() {}

  static Outcome add(InstanceRow row, Optional<String> fileName, Session session)
      throws SQLException {
    boolean added = insert(INSERT_IF_ABSENT, row, session);
    if (!added && !isKnown(row.instance(), session)) {
      return Outcome.TAKEN;
    }
    addUpload(row.instance(), fileName, session);
    return added ? Outcome.ADDED : Outcome.SAME;
  }

  static boolean replace(InstanceRow row, Optional<String> fileName, Session session)
      throws SQLException {
    boolean replaced = insert(INSERT_OR_REPLACE, row, session);
    addUpload(row.instance(), fileName, session);
    return replaced;
  }

  static boolean remove(InstanceId id, Session session) throws SQLException {
    PreparedStatement statement = session.statement(DELETE);
    InstanceRow.writeId(id, statement);
    return statement.executeUpdate() > 0;
  }

  private static boolean insert(String sql, InstanceRow row, Session session) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    row.write(statement);
    return statement.executeUpdate() > 0;
  }

  private static boolean isKnown(IndexedInstance instance, Session session) throws SQLException {
    PreparedStatement statement = session.statement(SELECT_SAME);
    InstanceRow.writeId(instance.id(), statement);
    statement.setString(4, instance.sha256());
    try (ResultSet same = statement.executeQuery()) {
      return same.next();
    }
  }

  private static void addUpload(
      IndexedInstance instance, Optional<String> fileName, Session session) throws SQLException {
    if (fileName.isPresent()) {
      PreparedStatement statement = session.statement(INSERT_UPLOAD);
      statement.setString(1, fileName.get());
      statement.setString(2, instance.id().instance().value());
      statement.setLong(3, InstanceRow.micros(instance.storedAt()));
      statement.executeUpdate();
    }
  }
}
