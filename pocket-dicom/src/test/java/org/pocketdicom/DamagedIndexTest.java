package org.pocketdicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.archive.VerifyArchive.Problem;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.DamagedIndex;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.testkit.Part10Files;

class DamagedIndexTest {

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void threeObjects() throws IOException {
    archive = PocketDicom.open(folder);
    for (int i = 3; i < 6; i++) {
      byte[] file = Part10Files.file(Part10Files.smallImage("1.2.1", "1.2.2", "1.2." + i));
      archive.storeInstances().store(new ByteArrayInputStream(file), Optional.of(i + ".dcm"));
    }
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"header = x'07'", "header = x''", "frames = x'07'", "study_instance_uid = 'x'"})
  void verifyNamesADamagedRowGoesOnAndMakesItAgainOfTheObject(String damage) throws SQLException {
    damage(damage, "1.2.4");
    assertThatThrownBy(() -> archive.readAttributes().header("4.dcm"))
        .isInstanceOf(DamagedIndex.class);

    assertThat(verify(false)).containsExactly(new Finding(id(4), Problem.DAMAGED_ROW, false));
    assertThat(verify(true)).containsExactly(new Finding(id(4), Problem.DAMAGED_ROW, true));

    assertThat(verify(false)).isEmpty();
    assertThat(archive.readAttributes().attribute("4.dcm", "PatientName").string())
        .contains("Doe^Jane");
  }

  @Test
  void aDamagedRowOfBytesThatAreNotThoseAcknowledgedIsNotMadeAgain() throws SQLException {
    damage("header = x'07', sha256 = '" + "0".repeat(64) + "'", "1.2.4");

    assertThat(verify(true)).containsExactly(new Finding(id(4), Problem.WRONG_DIGEST, false));
  }

  @Test
  void aDamagedRowHidesItselfAndNotTheListOfFiles() throws SQLException {
    damage("series_instance_uid = ''", "1.2.4");

    assertThat(archive.retrieveInstances().uploads(Long.MAX_VALUE, 10))
        .extracting(upload -> upload.fileName())
        .containsExactly("5.dcm", "3.dcm");
  }

  private void damage(String change, String instance) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("index.db"));
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE instance SET " + change + " WHERE sop_instance_uid = '" + instance + "'"))
          .isEqualTo(1);
    }
  }

  private List<Finding> verify(boolean repair) {
    List<Finding> findings = new ArrayList<>();
    archive.verifyArchive().verify(repair, findings::add, done -> {});
    return findings;
  }

  private static InstanceId id(int n) {
    return new InstanceId(new Uid("1.2.1"), new Uid("1.2.2"), new Uid("1.2." + n));
  }
}
