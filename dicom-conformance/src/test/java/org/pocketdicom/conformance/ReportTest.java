package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static Result result(Level level, Verdict verdict, String reason) {
    Point point = new Point("KIT-001", "8.5", level, "a < b", Call.get("/studies"), List.of());
    return new Result(point, verdict, reason);
  }

  private static Report report(Result... results) {
    return new Report("http://localhost/dicomweb", List.of(results), List.of("2.25.1"));
  }

  @Test
  void whatIsOnlyRecommendedCountsIfStrict() {
    Report report = report(result(Level.SHOULD, Verdict.FAILED, "no"));

    assertThat(report.holds(false)).isTrue();
    assertThat(report.holds(true)).isFalse();
  }

  @Test
  void whatWasNotJudgedDoesNotCount() {
    assertThat(report(result(Level.MUST, Verdict.SKIPPED, "not offered")).holds(true)).isTrue();
  }

  @Test
  void theTextNamesWhatDidNotHoldAndWhatWasLeft() {
    Report report =
        report(result(Level.MUST, Verdict.HELD, ""), result(Level.MUST, Verdict.FAILED, "no"));

    assertThat(report.toText())
        .isEqualTo(
            """
            KIT-001 FAILED MUST (8.5): a < b — no
            left on the server: study 2.25.1
            1 of 2 points held (1 of 2 that a server must hold), 0 not judged
            """);
  }

  @Test
  void theJsonIsOneObject() {
    Map<String, Json> json =
        Json.parse(report(result(Level.MAY, Verdict.HELD, "")).toJson().strip()).object();

    assertThat(json.get("points"))
        .hasToString(
            "[{\"id\":\"KIT-001\",\"section\":\"8.5\",\"level\":\"MAY\",\"claim\":\"a < b\","
                + "\"request\":\"GET /studies\",\"verdict\":\"HELD\",\"reason\":\"\"}]");
  }

  @Test
  void thePageHasNothingOfTheServerUnescaped() {
    assertThat(report(result(Level.MUST, Verdict.FAILED, "<script>")).toHtml())
        .contains("a &lt; b — &lt;script>")
        .doesNotContain("<script>");
  }
}
