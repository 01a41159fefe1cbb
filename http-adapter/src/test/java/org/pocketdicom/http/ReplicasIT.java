package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.http.Replicas.Replica;

/**
 * Replicas come and go one by one while clients store and read: any of them answers any request,
 * and what one acknowledged all have.
 */
@EnabledIf(
    value = "org.pocketdicom.http.Nginx#isInstalled",
    disabledReason = "there is no nginx here (Debian: apt install nginx-light)")
@Timeout(600)
class ReplicasIT {

  @TempDir(factory = InTarget.class)
  static Path folder;

  private static Replicas replicas;

  @BeforeAll
  static void start() throws Exception {
    replicas = new Replicas(folder);
  }

  @AfterAll
  static void stop() {
    replicas.close();
  }

  @Test
  void aRollingRestartFailsNoRequest() throws Exception {
    try (Client client = replicas.client();
        ReplicaLoad load = new ReplicaLoad(client, "1")) {
      for (Replica replica : replicas.all()) {
        load.awaitMore();
        replica.end();
        load.awaitMore();
        replica.startAgain();
      }
      load.awaitMore();

      load.endAndAssertAllAreThere();
      assertThat(load.failures()).isEmpty();
    }
    assertThat(replicas.verify(false)).isEmpty();
  }

  @Test
  void whicheverReplicaIsKilledNothingAcknowledgedIsLost() throws Exception {
    try (Client client = replicas.client();
        ReplicaLoad load = new ReplicaLoad(client, "2")) {
      for (Replica replica : replicas.all()) {
        load.awaitMore();
        replica.kill();
        load.awaitMore();
        replica.startAgain();
      }

      load.endAndAssertAllAreThere();
    }
    replicas.verify(true); // of what was in flight and acknowledged to nobody
    assertThat(replicas.verify(false)).isEmpty();
  }

  @Test
  void twoThatStoreOneStudyAtOnceAgree() throws Exception {
    int same = 20;
    int all = 40;

    List<List<Integer>> statuses =
        inParallel(
            2,
            thread -> {
              List<Integer> mine = new ArrayList<>();
              try (Client client = replicas.all().get(thread).client()) {
                for (int i = 0; i < all; i++) {
                  byte[] file = ReplicaLoad.file("3", i, i < same ? "both" : "of " + thread);
                  mine.add(client.upload(Map.of(thread + "-" + i, file)).statusCode());
                }
              }
              return mine;
            });

    for (int i = 0; i < all; i++) {
      int winner = statuses.get(0).get(i) == 200 ? 0 : 1;
      assertThat(statuses.get(winner).get(i)).isEqualTo(200);
      assertThat(statuses.get(1 - winner).get(i)).isEqualTo(i < same ? 200 : 409);
      assertAllHave(i, ReplicaLoad.file("3", i, i < same ? "both" : "of " + winner));
    }
    assertThat(replicas.verify(false)).isEmpty();
  }

  private static void assertAllHave(int number, byte[] file) throws Exception {
    Map<String, String> query = Map.of("filename", ReplicaLoad.uid("3", number));
    Map<String, String> series = Map.of("SeriesInstanceUID", "1.2.3.3");
    for (Replica replica : replicas.all()) {
      try (Client client = replica.client()) {
        assertThat(client.get("/download", query, BodyHandlers.ofByteArray()).body())
            .isEqualTo(file);
        assertThat(client.get("/dicomweb/series", series, BodyHandlers.ofString()).body())
            .containsPattern("\"00201209\":\\{\"vr\":\"IS\",\"Value\":\\[\"?40");
      }
    }
  }
}
