package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.index.sql.testkit.Postgres;
import org.pocketdicom.index.sql.testkit.Wire;

/** The server whose index is in PostgreSQL. */
@Timeout(120)
class PostgresServerIT {

  @TempDir Path folder;

  @Test
  void whileTheDatabaseIsAwayItAnswers503AndGoesOnWhenItIsBack() throws Exception {
    try (Postgres postgres = new Postgres();
        Wire wire = new Wire(postgres.emptyDatabase());
        TestServer server = TestServer.on(folder, Map.of("DICOM_INDEX_URL", wire.url()))) {
      assertThat(server.upload("one.dcm", TestServer.object("1.1")).statusCode()).isEqualTo(200);

      wire.unplug();

      assertUnavailable(server.get("/files"));
      assertUnavailable(server.get("/dicomweb/studies"));
      assertUnavailable(server.get("/download?filename=one.dcm"));
      assertUnavailable(server.upload("two.dcm", TestServer.object("1.2")));
      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(503);
      assertThat(server.get("/health/liveness").statusCode()).isEqualTo(200);

      wire.plugIn();

      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(200);
      assertThat(server.bytes("/download?filename=one.dcm").body())
          .isEqualTo(TestServer.object("1.1"));
      assertThat(server.upload("two.dcm", TestServer.object("1.2")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseThatCrashesUnderLoadLosesNothingAcknowledged() throws Exception {
    try (Postgres postgres = new Postgres();
        TestServer server =
            TestServer.on(folder, Map.of("DICOM_INDEX_URL", postgres.emptyDatabase()))) {
      AtomicBoolean enough = new AtomicBoolean();
      AtomicInteger refused = new AtomicInteger();

      List<List<String>> acknowledged =
          inParallel(
              5,
              thread -> {
                List<String> mine = new ArrayList<>();
                if (thread == 4) {
                  for (int crash = 0; crash < 4; crash++) {
                    Thread.sleep(700);
                    postgres.crash();
                  }
                  Thread.sleep(700);
                  enough.set(true);
                }
                for (int n = 0; !enough.get(); n++) {
                  String instance = "1.%d.%d".formatted(thread, n);
                  HttpResponse<String> answer =
                      server.upload(instance, TestServer.object(instance));
                  if (answer.statusCode() == 200) {
                    mine.add(instance);
                  } else {
                    assertUnavailable(answer);
                    refused.incrementAndGet();
                  }
                }
                return mine;
              });

      List<String> all = acknowledged.stream().flatMap(List::stream).toList();
      assertThat(all).hasSizeGreaterThan(50);
      assertThat(refused).hasPositiveValue();
      for (String instance : all) {
        assertThat(server.bytes("/download?filename=" + instance).body())
            .isEqualTo(TestServer.object(instance));
      }
    }
  }

  @Test
  void whoDeletesAndHearsNothingIsToldThatItIsGoneAndThenThatNothingIsThere() throws Exception {
    try (Postgres postgres = new Postgres();
        Wire wire = new Wire(postgres.emptyDatabase());
        TestServer server = TestServer.on(folder, Map.of("DICOM_INDEX_URL", wire.url()))) {
      server.upload("one.dcm", TestServer.object("1.1"));
      Path object = onlyObject();
      String study = "/dicomweb/studies/" + folder.relativize(object).getName(1);

      wire.loseAnswerTo("COMMIT");

      assertUnavailable(server.send("DELETE", study));
      assertThat(object).exists();
      assertThat(server.send("DELETE", study).statusCode()).isEqualTo(204);
      assertThat(object).doesNotExist();
      assertThat(server.send("DELETE", study).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aDatabaseThatHangsHoldsNoRequestForHalfAMinute() throws Exception {
    try (Postgres postgres = new Postgres();
        Wire wire = new Wire(postgres.emptyDatabase());
        TestServer server = TestServer.on(folder, Map.of("DICOM_INDEX_URL", wire.url()))) {
      server.upload("one.dcm", TestServer.object("1.1"));

      for (Callable<HttpResponse<String>> request :
          List.<Callable<HttpResponse<String>>>of(
              () -> server.get("/dicomweb/studies"),
              () -> server.upload("two.dcm", TestServer.object("1.2")))) {
        wire.clog();
        Instant began = Instant.now();
        assertUnavailable(request.call());
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(29));
        wire.unclog();
      }

      assertThat(server.upload("two.dcm", TestServer.object("1.2")).statusCode()).isEqualTo(200);
    }
  }

  private Path onlyObject() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("studies"))) {
      return files.filter(Files::isRegularFile).findAny().orElseThrow();
    }
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
  }
}
