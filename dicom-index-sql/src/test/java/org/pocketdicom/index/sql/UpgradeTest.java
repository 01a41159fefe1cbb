package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceIndex.Match;
import org.pocketdicom.port.InstanceIndex.Upload;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/** Opens indexes that the first version made. */
class UpgradeTest {

  private static final int INSTANCES = 450;

  @TempDir Path folder;
  private String url;

  @BeforeEach
  void makeIndexOfTheFirstVersion() throws Exception {
    url = "jdbc:sqlite:" + folder.resolve("index.db");
    SqliteDatabase database = SqliteDatabase.of(url);
    migrate(database, "1");
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      for (int n = 0; n < INSTANCES; n++) {
        insert(n, connection);
      }
      connection.commit();
    }
  }

  private static void migrate(SqliteDatabase database, String version) {
    Flyway.configure()
        .configuration(Schema.flyway(database).getConfiguration())
        .target(version)
        .load()
        .migrate();
  }

  private static void insert(int n, Connection connection) throws SQLException {
    DataSet header =
        DataSet.builder()
            .put(Tags.PatientID, Vr.LO, "P" + n % 3)
            .put(Tags.Modality, Vr.CS, "CT")
            .put(Tags.SOPClassUID, Vr.UI, "1.2.3")
            .build();
    try (PreparedStatement instance =
            connection.prepareStatement("INSERT INTO instance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement upload =
            connection.prepareStatement(
                "INSERT INTO upload (file_name, sop_instance_uid, uploaded_at) VALUES (?, ?, 1)")) {
      instance.setString(1, "3." + n);
      instance.setString(2, "1." + n % 3);
      instance.setString(3, "2." + n % 6);
      instance.setString(4, "1.2.840.10008.1.2.1");
      instance.setLong(5, n);
      instance.setString(6, "%064x".formatted(n));
      instance.setLong(7, 1);
      instance.setBytes(8, n == 7 ? new byte[] {7} : HeaderCodec.encode(header));
      instance.setBytes(9, FrameTable.ofNative(1, 2, 3).toBytes());
      instance.executeUpdate();
      upload.setString(1, n + ".dcm");
      upload.setString(2, "3." + n);
      upload.executeUpdate();
    }
  }

  @Test
  void whatTheyKnowIsFound() {
    try (InstanceIndex index = SqlInstanceIndex.open(url)) {
      assertThat(counts(index)).containsExactly("1.0 2 150", "1.1 2 149", "1.2 2 150");
      assertThat(index.findByFileName("449.dcm")).isPresent();
      assertThat(index.uploads(Long.MAX_VALUE, 1_000)).hasSize(INSTANCES);
      Query query = Query.of(QueryLevel.INSTANCE).where("PatientID", "P2").build();
      assertThat(index.search(query, 0, 1_000).page()).hasSize(150);
    }
  }

  @Test
  void pagesFarBehindAreFoundAmongStudiesThatTheSecondVersionAdded() throws Exception {
    url = "jdbc:sqlite:" + folder.resolve("second.db");
    migrate(SqliteDatabase.of(url), "2");
    try (Connection connection = SqliteDatabase.of(url).connect();
        PreparedStatement study =
            connection.prepareStatement(
                "INSERT INTO study WITH RECURSIVE n(i) AS"
                    + " (SELECT 1 UNION ALL SELECT i + 2 FROM n WHERE i < 5000)"
                    + " SELECT i, '9.' || i, ? FROM n")) {
      study.setBytes(1, HeaderCodec.encode(DataSet.builder().build()));
      study.executeUpdate();
    }

    try (InstanceIndex index = SqlInstanceIndex.open(url)) {
      Match match = index.search(Query.of(QueryLevel.STUDY).build(), 1_500, 1).page().getFirst();
      assertThat(match.study().uid()).isEqualTo(new Uid("9.3001"));
    }
  }

  @Test
  void twoMayUpgradeAtOnce() throws Exception {
    List<SqlInstanceIndex> opened = inParallel(2, thread -> SqlInstanceIndex.open(url));

    for (InstanceIndex index : opened) {
      assertThat(counts(index)).containsExactly("1.0 2 150", "1.1 2 149", "1.2 2 150");
      index.close();
    }
  }

  @Test
  void theNumbersOfUploadsGoOn() {
    try (InstanceIndex index = SqlInstanceIndex.open(url)) {
      Upload last = index.uploads(Long.MAX_VALUE, 1).getFirst();
      index.remove(last.id());
      index.add(index.find(new Uid("3.1")).orElseThrow(), Optional.of("again.dcm"));

      assertThat(index.uploads(Long.MAX_VALUE, 1).getFirst().number()).isGreaterThan(last.number());
    }
  }

  @Test
  void anUpgradeThatWasBrokenOffIsEnded() throws Exception {
    SqlInstanceIndex.open(url).close();
    try (Connection connection = SqliteDatabase.of(url).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE instance SET series_number = NULL WHERE number > 200");
      statement.execute("DELETE FROM attribute_value WHERE number > 200");
      statement.execute(
          "UPDATE series_class SET instances = (SELECT count(*) FROM instance"
              + " WHERE instance.series_number = series_class.series_number)");
    }

    try (InstanceIndex index = SqlInstanceIndex.open(url)) {
      assertThat(counts(index)).containsExactly("1.0 2 150", "1.1 2 149", "1.2 2 150");
    }
  }

  @Test
  void whatIsDamagedGetsItsPlaceWhenItIsMadeAgain() {
    try (InstanceIndex index = SqlInstanceIndex.open(url)) {
      List<Match> whole =
          index
              .search(Query.of(QueryLevel.INSTANCE).where("SOPInstanceUID", "3.1").build(), 0, 1)
              .page();
      IndexedInstance sound = whole.getFirst().instance().orElseThrow();

      index.replace(
          new IndexedInstance(
              new InstanceId(new Uid("1.1"), new Uid("2.1"), new Uid("3.7")),
              sound.transferSyntax(),
              7,
              sound.sha256(),
              sound.storedAt(),
              sound.header(),
              sound.frames()),
          Optional.empty());

      assertThat(counts(index)).containsExactly("1.0 2 150", "1.1 2 150", "1.2 2 150");
    }
  }

  private static List<String> counts(InstanceIndex index) {
    return index.search(Query.of(QueryLevel.STUDY).build(), 0, 10).page().stream()
        .map(Match::study)
        .map(study -> study.uid() + " " + study.series() + " " + study.instances())
        .toList();
  }
}
