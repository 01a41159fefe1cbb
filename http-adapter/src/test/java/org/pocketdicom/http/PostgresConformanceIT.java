package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.conformance.RecordedRun;
import org.pocketdicom.conformance.Verdict;

/** Our own server by the conformance kit (ADR 13), with its index in PostgreSQL. */
class PostgresConformanceIT {

  @Test
  void everyPointHoldsAndNothingIsLeft(@TempDir Path data) throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        TestServer server =
            TestServer.on(
                data,
                Map.of(
                    "DICOM_INDEX_URL",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "DICOM_CORS_ORIGINS",
                    "https://viewer.example.org"))) {
      RecordedRun run = RecordedRun.of(server.uri("/dicomweb"));

      assertThat(run.report().results())
          .hasSizeGreaterThanOrEqualTo(400)
          .noneMatch(result -> result.verdict() == Verdict.FAILED);
      assertThat(run.report().left()).isEmpty();
    }
  }
}
