package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.conformance.ConformanceDocument;
import org.pocketdicom.conformance.PlantedViolations;
import org.pocketdicom.conformance.RecordedRun;
import org.pocketdicom.conformance.Verdict;

/** Our own server by the conformance kit (ADR 13). */
@TestInstance(Lifecycle.PER_CLASS)
class DicomWebConformanceIT {

  private static final Path DOCUMENT = Path.of("../docs/conformance.md");

  private RecordedRun run;

  @BeforeAll
  void judgeOurServer(@TempDir Path data) throws IOException {
    try (TestServer server =
        TestServer.on(data, Map.of("DICOM_CORS_ORIGINS", "https://viewer.example.org"))) {
      run = RecordedRun.of(server.uri("/dicomweb"));
    }
  }

  @Test
  void everyPointHoldsThatCanBeJudged() {
    assertThat(run.report().results())
        .filteredOn(result -> result.verdict() == Verdict.FAILED)
        .isEmpty();
  }

  @Test
  void nothingIsLeftOfTheKitsObjects() {
    assertThat(run.report().left()).isEmpty();
  }

  @Test
  void everyExpectationOfEveryPointFailsUnderAPlantedViolation() throws IOException {
    PlantedViolations violations = run.plantedViolations();

    assertThat(run.report().results().parallelStream())
        .filteredOn(result -> result.verdict() == Verdict.HELD)
        .allSatisfy(result ->
            assertThat(violations.foundBy(result.point())).isNotEmpty().doesNotContain(""));
  }

  /** With -Dconformance.update=true it is written instead. */
  @Test
  void theDocumentSaysWhatTheKitFound() throws IOException {
    String part = ConformanceDocument.of(run.report().results());
    String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);

    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(DOCUMENT, ConformanceDocument.replacing(document, part));
      return;
    }
    assertThat(document).contains(part);
  }
}
