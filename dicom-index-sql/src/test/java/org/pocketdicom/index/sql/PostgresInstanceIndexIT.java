package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.index.sql.testkit.Postgres;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceIndex.Match;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;
import org.pocketdicom.testkit.InstanceIndexContract;

class PostgresInstanceIndexIT extends InstanceIndexContract {

  private static final Postgres SERVER = new Postgres();

  private final String url = SERVER.newDatabase();

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Override
  protected InstanceIndex open() {
    return SqlInstanceIndex.open(url);
  }

  @Test
  void anIndexMayBeMadeByTwoAtOnce() throws Exception {
    String fresh = SERVER.emptyDatabase();

    List<InstanceIndex> opened = inParallel(4, thread -> SqlInstanceIndex.open(fresh));

    opened.get(0).add(instance(1), Optional.empty());
    assertThat(opened.get(3).find(instance(1).id().instance())).isPresent();
    opened.forEach(InstanceIndex::close);
  }

  @Test
  void twoProgramsSeeOneOrderThatOnlyGrows() throws Exception {
    Query query = Query.of(QueryLevel.INSTANCE).build();
    AtomicInteger writing = new AtomicInteger(2);
    try (InstanceIndex second = open()) {
      List<List<String>> seen =
          inParallel(
              3,
              thread -> {
                if (thread == 2) {
                  return lastSeen(second, query, writing);
                }
                try {
                  for (int n = thread; n < 300; n += 2) {
                    (thread == 0 ? index : second).add(instance(n), Optional.empty());
                  }
                } finally {
                  writing.decrementAndGet();
                }
                return List.of();
              });

      assertThat(seen.get(2)).hasSize(300);
      assertThat(uids(index.search(query, 0, 1_000).page())).isEqualTo(seen.get(2));
    }
  }

  /** Reads while others write, and once more; what was read before must come first again. */
  private static List<String> lastSeen(InstanceIndex index, Query query, AtomicInteger writing) {
    List<String> seen = List.of();
    boolean more = true;
    while (more) {
      more = writing.get() > 0;
      List<String> now = uids(index.search(query, 0, 1_000).page());
      assertThat(now.subList(0, seen.size())).isEqualTo(seen);
      seen = now;
    }
    return seen;
  }

  private static List<String> uids(List<Match> matches) {
    return matches.stream()
        .map(match -> match.instance().orElseThrow().id().instance().value())
        .toList();
  }

  @Test
  void connectionsThatTheServerClosedAreMadeAgain() {
    index.add(instance(1), Optional.empty());
    index.find(instance(1).id().instance());

    SERVER.disconnectAll();

    assertThat(index.find(instance(1).id().instance())).isPresent();
    assertThat(index.add(instance(2), Optional.empty())).isEqualTo(InstanceIndex.Outcome.ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:1/none?user=u&password=secret",
        "jdbc:postgresql:///none?user=u&password=secret&connectTimeout=1"
      })
  void aServerThatIsNotThereIsSaidWithoutThePassword(String nowhere) {
    assertThatThrownBy(() -> SqlInstanceIndex.open(nowhere))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("SQL state")
        .hasMessageNotContaining("secret");
  }
}
