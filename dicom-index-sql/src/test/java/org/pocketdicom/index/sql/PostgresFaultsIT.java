package org.pocketdicom.index.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.InstanceIndexContract.instance;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.index.sql.testkit.Postgres;
import org.pocketdicom.index.sql.testkit.Wire;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/** The server or the way to it fails: what was said to be stored is, and it goes on by itself. */
@Timeout(300)
class PostgresFaultsIT {

  private static final Postgres SERVER = new Postgres();
  private static final long SEED = Long.getLong("wire.seed", System.nanoTime());

  private final String url = SERVER.newDatabase();
  private final Wire wire = new Wire(url);
  private final InstanceIndex index = SqlInstanceIndex.open(wire.url());

  @AfterEach
  void close() {
    index.close();
    wire.close();
  }

  @BeforeAll
  static void tellHowToRepeat() {
    System.out.println("PostgresFaultsIT: -Dwire.seed=" + SEED);
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Test
  void aConnectionCutAnywhereInATransactionLosesNothingAcknowledged() {
    Random random = new Random(SEED);
    List<Integer> acknowledged = new ArrayList<>();
    int failed = 0;

    for (int n = 0; n < 300; n++) {
      wire.cutAfter(random.nextInt(4_000));
      try {
        index.add(instance(n), Optional.of(n + ".dcm"));
        acknowledged.add(n);
      } catch (StorageUnavailable e) {
        failed++;
      }
    }

    wire.cutAfter(Long.MAX_VALUE);
    assertThat(failed).isPositive();
    assertAreThere(acknowledged);
    // What was not acknowledged is there as a whole or not at all, and can be sent again.
    for (int n = 0; n < 300; n++) {
      index.add(instance(n), Optional.empty());
    }
    assertThat(count()).isEqualTo(300);
  }

  @Test
  void aServerThatEndsConnectionsUnderLoadLosesNothingAcknowledged() throws Exception {
    AtomicInteger writing = new AtomicInteger(4);

    List<List<Integer>> acknowledged =
        inParallel(
            5,
            thread -> {
              List<Integer> mine = new ArrayList<>();
              if (thread == 4) {
                while (writing.get() > 0) {
                  SERVER.disconnectAll();
                  Thread.sleep(50);
                }
                return mine;
              }
              for (int n = thread; n < 400; n += 4) {
                try {
                  index.add(instance(n), Optional.empty());
                  mine.add(n);
                } catch (StorageUnavailable e) {
                  // not acknowledged
                }
              }
              writing.decrementAndGet();
              return mine;
            });

    List<Integer> all = acknowledged.stream().flatMap(List::stream).toList();
    assertThat(all).isNotEmpty();
    assertAreThere(all);
  }

  @Test
  void whileTheServerIsAwayItSaysSoAndThenGoesOn() {
    index.add(instance(1), Optional.empty());

    wire.unplug();

    assertThatThrownBy(() -> index.find(instance(1).id().instance()))
        .isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> index.add(instance(2), Optional.empty()))
        .isInstanceOf(StorageUnavailable.class);

    wire.plugIn();

    assertThat(index.find(instance(1).id().instance())).isPresent();
    assertThat(index.add(instance(2), Optional.empty())).isEqualTo(InstanceIndex.Outcome.ADDED);
  }

  @Test
  void whoFindsAllConnectionsTakenIsToldSo() throws Exception {
    index.add(instance(1), Optional.empty());
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      useAllConnections(readers);
      wire.unclog();
      Thread.sleep(500); // for each to be connected
      useAllConnections(readers);

      assertThatThrownBy(() -> index.find(instance(1).id().instance()))
          .isInstanceOf(StorageUnavailable.class)
          .hasMessageContaining("too much to do");

      wire.unclog();
    }
    assertThat(index.find(instance(1).id().instance())).isPresent();
  }

  private void useAllConnections(ExecutorService readers) throws InterruptedException {
    wire.clog();
    for (int i = 0; i < SqlInstanceIndex.READERS; i++) {
      readers.execute(() -> index.find(instance(1).id().instance()));
    }
    Thread.sleep(500); // for each to have its connection
  }

  @Test
  void nobodyWaitsLongForAServerThatHangs() throws Exception {
    index.add(instance(1), Optional.empty());
    wire.clog();

    List<List<Integer>> seconds =
        inParallel(
            12,
            thread -> {
              Thread.sleep(thread * 700L); // some find the others waiting
              long began = System.nanoTime();
              assertThatThrownBy(
                      () -> {
                        if (thread % 2 == 0) {
                          index.add(instance(thread), Optional.empty());
                        } else {
                          index.find(instance(1).id().instance());
                        }
                      })
                  .isInstanceOf(StorageUnavailable.class);
              return List.of((int) ((System.nanoTime() - began) / 1_000_000_000));
            });

    wire.unclog();
    assertThat(seconds).allSatisfy(each -> assertThat(each.getFirst()).isLessThan(28));
    assertThat(index.find(instance(1).id().instance())).isPresent();
    assertThat(index.add(instance(99), Optional.empty())).isEqualTo(InstanceIndex.Outcome.ADDED);
  }

  @Test
  void whoDeletesHearsThatItIsDoneThoughTheAnswerWasLost() throws Exception {
    Random random = new Random(SEED);
    for (int n = 0; n < 400; n++) {
      index.add(instance(n), Optional.empty());
    }

    inParallel(
        8,
        thread -> {
          for (int n = thread; n < 400; n += 8) {
            wire.cutAfter(random.nextInt(2_000));
            InstanceId id = instance(n).id();
            assertThat(answered(() -> index.discard(id))).as("%d", n).isTrue();
            answered(() -> {
              index.discarded(id);
              return true;
            });
          }
          return List.of();
        });

    wire.cutAfter(Long.MAX_VALUE);
    assertThat(count()).isZero();
  }

  /** Asks until there is an answer, as clients do. */
  private boolean answered(BooleanSupplier work) {
    while (true) {
      try {
        return work.getAsBoolean();
      } catch (StorageUnavailable e) {
        wire.cutAfter(Long.MAX_VALUE);
      }
    }
  }

  @Test
  void whereTheServerTakesNoMoreConnectionsItSaysSoAndThenGoesOn() {
    SERVER.allowConnections(url, false);
    SERVER.disconnectAll();

    assertThatThrownBy(() -> index.add(instance(1), Optional.empty()))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("SQL state");

    SERVER.allowConnections(url, true);
    assertThat(index.add(instance(1), Optional.empty())).isEqualTo(InstanceIndex.Outcome.ADDED);
  }

  @Test
  void closingNeedsNoServer() {
    index.add(instance(1), Optional.empty());

    wire.unplug();

    index.close();
    index.close();
  }

  private void assertAreThere(List<Integer> numbers) {
    for (int n : numbers) {
      assertThat(index.find(instance(n).id().instance())).as("%d", n).isPresent();
    }
  }

  private int count() {
    return index.search(Query.of(QueryLevel.INSTANCE).build(), 0, 1_000).page().size();
  }
}
