package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.testkit.InstanceIndexContract;

class SqlInstanceIndexTest extends InstanceIndexContract {

  @TempDir Path folder;

  @Override
  protected InstanceIndex open() {
    return SqlInstanceIndex.open("jdbc:sqlite:" + folder.resolve("index.db"));
  }

  @Test
  void theFilesAreForTheirOwnerAlone() throws IOException {
    index.add(instance(1), Optional.empty());

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSizeGreaterThan(1)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void twoProcessesMayWrite() throws Exception {
    try (InstanceIndex second = open()) {
      inParallel(
          2,
          thread -> {
            for (int n = thread; n < 200; n += 2) {
              (thread == 0 ? index : second).add(instance(n), Optional.of("a.dcm"));
            }
            return true;
          });

      assertThat(second.uploads(Long.MAX_VALUE, 1_000)).hasSize(200);
      assertThat(second.add(instance(0), Optional.empty())).isEqualTo(InstanceIndex.Outcome.SAME);
    }
  }

  @Test
  void anIndexMayBeMadeByTwoAtOnce() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("new.db");

    List<InstanceIndex> opened = inParallel(4, thread -> SqlInstanceIndex.open(url));

    opened.get(0).add(instance(1), Optional.empty());
    assertThat(opened.get(3).find(instance(1).id().instance())).isPresent();
    opened.forEach(InstanceIndex::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index.db",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:a?b=c",
        "jdbc:h2:a"
      })
  void onlyAFileOfSqliteIsTaken(String url) {
    assertThatThrownBy(() -> SqlInstanceIndex.open(url))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no database ".repeat(500));

    assertThatThrownBy(() -> SqlInstanceIndex.open("jdbc:sqlite:" + file))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("SQLITE_NOTADB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "frames"})
  void aDamagedRowIsTheIndexsFaultAndNotTheObjects(String column) throws SQLException {
    index.add(instance(1), Optional.empty());
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("index.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE instance SET " + column + " = x'07'");
    }

    assertThatThrownBy(() -> index.find(instance(1).id().instance()))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aFolderThatIsMissingIsSaid() {
    assertThatThrownBy(() -> SqlInstanceIndex.open("jdbc:sqlite:" + folder.resolve("no/index.db")))
        .isInstanceOf(StorageUnavailable.class);
  }
}
