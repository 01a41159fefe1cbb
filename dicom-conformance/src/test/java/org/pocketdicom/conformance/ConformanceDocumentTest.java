package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceDocumentTest {

  private static final List<Result> HELD =
      Conformance.of(URI.create("http://localhost")).points().stream()
          .map(point -> new Result(point, Verdict.HELD, ""))
          .toList();

  @Test
  void everySectionHasARowAndOrthancWasJudgedByEveryPoint() throws IOException {
    int listed =
        ConformanceDocument.of(HELD)
            .lines()
            .filter(line -> line.matches("\\| (\\d|F|I|PS).*"))
            .mapToInt(line -> Integer.parseInt(line.replaceAll("^\\|[^|]*\\| (\\d+) .*", "$1")))
            .sum();

    assertThat(listed).isEqualTo(HELD.size());
    assertThat(ConformanceDocument.orthanc().keySet())
        .containsExactlyInAnyOrderElementsOf(
            HELD.stream().map(result -> result.point().id()).toList());
  }

  @Test
  void thePartTakesThePlaceOfTheOneThatIsThere() {
    String part = ConformanceDocument.HEADING + "new\n";

    assertThat(ConformanceDocument.replacing("# C\n", part)).isEqualTo("# C\n\n" + part);
    assertThat(
            ConformanceDocument.replacing(
                "# C\n\n" + ConformanceDocument.HEADING + "old\n\n## Pixels\n", part))
        .isEqualTo("# C\n\n" + part + "\n## Pixels\n");
  }
}
