package org.pocketdicom.index.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.DamagedIndex;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.index.sql.AttributeValues.Row;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.query.QueryLevel;

/** An instance as a row of its table, the header and the frame table encoded. */
final class InstanceRow {

  /** The columns, in the order in which they are written and read. */
  static final String COLUMNS =
      "sop_instance_uid, study_instance_uid, series_instance_uid, transfer_syntax, size, sha256,"
          + " stored_at, header, frames";

  private final IndexedInstance instance;
  private final byte[] header;
  private final byte[] frames;
  private Paths valuesOf = Paths.NONE;
  private Set<Row> values = Set.of();

  InstanceRow(IndexedInstance instance) {
    this.instance = instance;
    this.header = HeaderCodec.encode(instance.header());
    this.frames = instance.frames().toBytes();
  }

  IndexedInstance instance() {
    return instance;
  }

  /** The values of the paths of instances; found out once for the same paths. */
  Set<Row> values(Paths paths) {
    if (!valuesOf.equals(paths)) {
      values = AttributeValues.of(paths.of(QueryLevel.INSTANCE), instance.header());
      valuesOf = paths;
    }
    return values;
  }

  /** What is in {@link #COLUMNS}. */
  List<Object> columns() {
    InstanceId id = instance.id();
    return List.of(
        id.instance().value(),
        id.study().value(),
        id.series().value(),
        instance.transferSyntax(),
        instance.size(),
        instance.sha256(),
        micros(instance.storedAt()),
        header,
        frames);
  }

  static IndexedInstance read(ResultSet row) throws SQLException {
    try {
      return new IndexedInstance(
          readId(row),
          row.getString(4),
          row.getLong(5),
          row.getString(6),
          instant(row.getLong(7)),
          HeaderCodec.decode(row.getBytes(8)),
          FrameTable.fromBytes(row.getBytes(9)));
    } catch (MalformedDicom | IllegalArgumentException e) {
      // The object is not to blame: it may be sound.
      throw new DamagedIndex(e);
    }
  }

  /** Whether the first three columns are an identity; what else might they be but damaged. */
  static boolean hasId(ResultSet row) throws SQLException {
    return Uid.isValid(row.getString(1))
        && Uid.isValid(row.getString(2))
        && Uid.isValid(row.getString(3));
  }

  /** Reads the identity from the first three columns. */
  static InstanceId readId(ResultSet row) throws SQLException {
    return new InstanceId(
        new Uid(row.getString(2)), new Uid(row.getString(3)), new Uid(row.getString(1)));
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
