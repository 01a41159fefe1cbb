package org.pocketdicom.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.query.IndexedKeys;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.KeyValues;
import org.pocketdicom.query.QueryLevel;

/**
 * An index of many instances without objects: 50 in a series, 2 series in a study, 3 studies of a
 * patient. Written past the program, which would take an hour, into its tables; in PostgreSQL the
 * instances of all series are made of those of the first.
 */
final class GeneratedIndex {

  private static final int OF_SERIES = 50;
  private static final int OF_STUDY = 100;
  private static final int BATCH = 10_000;

  // Rows come faster without the larger indexes, and without triggers: they count studies, and ask
  // for each row whether its series is there.
  private static final String BEFORE_COPIES =
      """
      SET session_replication_role = replica;
      ALTER TABLE attribute_value SET UNLOGGED;
      DROP INDEX attribute_of_number;
      """;

  private static final String AFTER_COPIES =
      """
      SET maintenance_work_mem = '1GB';
      ALTER TABLE attribute_value ADD PRIMARY KEY (path, value, number, item);
      CREATE INDEX attribute_of_number ON attribute_value (path, number, value, item);
      INSERT INTO study_block SELECT number / 1024, count(*) FROM study GROUP BY 1;
      ANALYZE;
      """;

  private final Connection connection;
  private final Map<KeyPath, Long> paths = new HashMap<>();
  private final PreparedStatement instance;
  private final PreparedStatement value;
  private final PreparedStatement series;
  private final PreparedStatement sopClass;
  private final PreparedStatement study;

  private GeneratedIndex(Connection connection) throws SQLException {
    this.connection = connection;
    instance =
        connection.prepareStatement(
            "INSERT INTO instance VALUES (?, ?, ?, ?, ?, '1.2.840.10008.1.2.1', 500000, ?, 0, ?,"
                + " ?)");
    value =
        connection.prepareStatement(
            "INSERT INTO attribute_value VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
    series = connection.prepareStatement("INSERT INTO series VALUES (?, ?, ?, ?)");
    sopClass = connection.prepareStatement("INSERT INTO series_class VALUES (?, ?, ?)");
    study = connection.prepareStatement("INSERT INTO study VALUES (?, ?, ?)");
  }

  /** The folder of an archive with such an index, made if it is not there. */
  static Path of(Path folder, int instances) {
    Path data = folder.resolve("index-of-" + instances);
    Path done = data.resolve("done");
    if (Files.exists(done)) {
      return data;
    }
    PocketDicom.open(data).close();
    String url = "jdbc:sqlite:" + data.resolve("index.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = OFF");
      connection.setAutoCommit(false);
      new GeneratedIndex(connection).fill(instances, instances);
      connection.commit();
      Files.createFile(done);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return data;
  }

  /**
   * Fills a database of PostgreSQL, unless it has instances.
   *
   * @param url of a superuser's, with {@code reWriteBatchedInserts=true}
   */
  static void inPostgres(String url, int instances) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT 1 FROM instance LIMIT 1")) {
        if (row.next()) {
          return;
        }
      }
      statement.execute(BEFORE_COPIES);
      GeneratedIndex first = new GeneratedIndex(connection);
      first.fill(instances, OF_SERIES);
      statement.execute(
          """
          ALTER TABLE attribute_value DROP CONSTRAINT attribute_value_pkey;
          INSERT INTO attribute_value
            SELECT path, value, number + 50 * s, item
            FROM attribute_value, generate_series(1, %1$d) s WHERE path IN (%2$s);
          INSERT INTO instance
            SELECT number + 50 * s, s + 1,
              '1.2.276.0.7230010.3.1.4.' || number - 1 + 50 * s,
              '1.2.276.0.7230010.3.1.2.' || s / 2, '1.2.276.0.7230010.3.1.3.' || s,
              transfer_syntax, size, lpad(to_hex(number - 1 + 50 * s), 64, '0'), 0, header, frames
            FROM instance, generate_series(1, %1$d) s;
          """
              .formatted(instances / OF_SERIES - 1, first.pathsOfInstances()));
      statement.execute(AFTER_COPIES);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String studyUid(int study) {
    return "1.2.276.0.7230010.3.1.2." + study;
  }

  /**
   * @param most how many instances are written; of the rest the studies and series are
   */
  private void fill(int instances, int most) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet known = statement.executeQuery("SELECT path, number FROM indexed_path")) {
      while (known.next()) {
        paths.put(KeyPath.parse(known.getString(1)), known.getLong(2));
      }
    }
    for (int n = 0; n < instances; n += n < most ? 1 : OF_SERIES) {
      DataSet header = header(n);
      byte[] attributes = HeaderCodec.encode(header);
      if (n % OF_STUDY == 0) {
        addStudy(n / OF_STUDY, header, attributes);
      }
      if (n % OF_SERIES == 0) {
        addSeries(n / OF_SERIES, header, attributes);
      }
      if (n < most) {
        addInstance(n, header, attributes);
      }
      if (n % BATCH == 0) {
        write();
      }
    }
    write();
  }

  private String pathsOfInstances() {
    return IndexedKeys.VALUES.stream()
        .filter(path -> path.level() == QueryLevel.INSTANCE)
        .map(path -> String.valueOf(paths.get(path)))
        .collect(Collectors.joining(", "));
  }

  private void write() throws SQLException {
    for (PreparedStatement each :
        new PreparedStatement[] {study, series, sopClass, instance, value}) {
      each.executeBatch();
    }
  }

  private void addStudy(int number, DataSet header, byte[] attributes) throws SQLException {
    study.setLong(1, number + 1);
    study.setString(2, studyUid(number));
    study.setBytes(3, attributes);
    study.addBatch();
    addValues(QueryLevel.STUDY, number + 1, header);
  }

  private void addSeries(int number, DataSet header, byte[] attributes) throws SQLException {
    series.setLong(1, number + 1);
    series.setLong(2, number / (OF_STUDY / OF_SERIES) + 1);
    series.setString(3, "1.2.276.0.7230010.3.1.3." + number);
    series.setBytes(4, attributes);
    series.addBatch();
    sopClass.setLong(1, number + 1);
    sopClass.setString(2, "1.2.840.10008.5.1.4.1.1.2");
    sopClass.setLong(3, OF_SERIES);
    sopClass.addBatch();
    addValues(QueryLevel.SERIES, number + 1, header);
  }

  private void addInstance(int number, DataSet header, byte[] attributes) throws SQLException {
    instance.setLong(1, number + 1);
    instance.setLong(2, number / OF_SERIES + 1);
    instance.setString(3, "1.2.276.0.7230010.3.1.4." + number);
    instance.setString(4, studyUid(number / OF_STUDY));
    instance.setString(5, "1.2.276.0.7230010.3.1.3." + number / OF_SERIES);
    instance.setString(6, "%064x".formatted(number));
    instance.setBytes(7, attributes);
    instance.setBytes(8, FrameTable.ofNative(1_000, 524_288, 1).toBytes());
    instance.addBatch();
    addValues(QueryLevel.INSTANCE, number + 1, header);
  }

  private void addValues(QueryLevel level, int number, DataSet header) throws SQLException {
    for (KeyPath path : IndexedKeys.VALUES) {
      if (path.level() != level) {
        continue;
      }
      long column = paths.getOrDefault(path, 0L);
      for (KeyValues.KeyValue each : KeyValues.of(path, header)) {
        addValue(column, each.text(), number, each.item());
        if (path.vr() == Vr.PN) {
          for (String word : KeyValues.words(each.text())) {
            addValue(-column, word, number, each.item());
          }
        }
      }
    }
  }

  private void addValue(long path, String text, int number, String item) throws SQLException {
    value.setLong(1, path);
    value.setString(2, text);
    value.setLong(3, number);
    value.setString(4, item);
    value.addBatch();
  }

  private static DataSet header(int n) {
    int study = n / OF_STUDY;
    int patient = study / 3;
    return DataSet.builder()
        .put(
            Tags.StudyDate,
            Vr.DA,
            "20%02d%02d%02d".formatted(study % 25, study % 12 + 1, study % 28 + 1))
        .put(Tags.StudyTime, Vr.TM, "%02d%02d00".formatted(study % 24, study % 60))
        .put(Tags.AccessionNumber, Vr.SH, "A" + study)
        .put(Tags.Modality, Vr.CS, study % 3 == 0 ? "MR" : "CT")
        .put(Tags.StudyDescription, Vr.LO, "CT of region " + study % 40)
        .put(Tags.SeriesDescription, Vr.LO, "axial " + n / OF_SERIES % 7)
        .put(Tags.PatientName, Vr.PN, "Family" + patient % 997 + "^Given" + patient)
        .put(Tags.PatientID, Vr.LO, "P" + patient)
        .put(Tags.PatientBirthDate, Vr.DA, "19%02d0101".formatted(patient % 100))
        .put(Tags.PatientSex, Vr.CS, patient % 2 == 0 ? "F" : "M")
        .put(Tags.StudyID, Vr.SH, Integer.toString(study % 1_000))
        .put(Tags.SeriesNumber, Vr.IS, Integer.toString(n / OF_SERIES % 2 + 1))
        .put(Tags.InstanceNumber, Vr.IS, Integer.toString(n % OF_SERIES + 1))
        .put(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
        .put(Tags.Rows, Vr.US, 512)
        .put(Tags.Columns, Vr.US, 512)
        .put(Tags.BitsAllocated, Vr.US, 16)
        .put(Tags.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
        .put(Tags.ImagePositionPatient, Vr.DS, "-250", "-250", Integer.toString(n % OF_SERIES))
        .build();
  }
}
