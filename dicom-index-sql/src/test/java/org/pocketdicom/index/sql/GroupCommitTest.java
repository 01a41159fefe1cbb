package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.error.StorageUnavailable;

class GroupCommitTest {

  @TempDir Path folder;

  private SqliteDatabase database;
  private GroupCommit writer;

  @BeforeEach
  void open() throws Exception {
    database = SqliteDatabase.of("jdbc:sqlite:" + folder.resolve("test.db"));
    writer = new GroupCommit(database::connect, database.begin());
    writer.commit(session -> session.statement("CREATE TABLE t (n INT PRIMARY KEY)").execute());
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void aChangeThatFailsFailsAlone() throws Exception {
    List<Boolean> done =
        inParallel(
            32,
            thread -> {
              try {
                insert(thread / 2 * 2); // every second number is there already
                return true;
              } catch (StorageUnavailable e) {
                return false;
              }
            });

    assertThat(done.stream().filter(one -> one)).hasSize(16);
    assertThat(count()).isEqualTo(16);
  }

  @Test
  void nothingOfAFailedChangeIsLeft() {
    assertThatThrownBy(() ->
            writer.commit(session -> {
              session.statement("INSERT INTO t VALUES (1)").execute();
              throw new IllegalStateException("a bug");
            }))
        .isInstanceOf(StorageUnavailable.class);

    insert(2);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aFullDiskFailsAChangeAndIsForgottenOnceThereIsSpace() {
    assertThatThrownBy(() ->
            writer.commit(session -> {
              // until the writer connects again
              session.statement("PRAGMA max_page_count = 1").execute();
              return session.statement("INSERT INTO t VALUES (zeroblob(9999))").execute();
            }))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("SQLITE_FULL");

    insert(2);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatWasAskedForBeforeTheEndIsDoneAndNothingAfterIt() {
    insert(1);

    writer.close();

    assertThatThrownBy(() -> insert(2)).isInstanceOf(IllegalStateException.class);
  }

  private void insert(int n) {
    writer.commit(session -> {
      var statement = session.statement("INSERT INTO t VALUES (?)");
      statement.setInt(1, n);
      return statement.executeUpdate();
    });
  }

  private int count() {
    return writer.commit(GroupCommitTest::count);
  }

  private static int count(Session session) throws SQLException {
    try (ResultSet rows = session.statement("SELECT count(*) FROM t").executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
