package org.pocketdicom.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The part of docs/conformance.md that says how DICOMweb servers are judged. */
public final class ConformanceDocument {

  /** Where the part begins; it ends before the next heading of its kind. */
  public static final String HEADING = "## DICOMweb (PS3.18)\n";

  private static final String ORTHANC = "orthanc-1.10.1.tsv";
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("8.2", "Target resources");
    TITLES.put("8.3", "Query parameters");
    TITLES.put("8.4", "Header fields");
    TITLES.put("8.5", "Status codes");
    TITLES.put("8.6", "Payloads");
    TITLES.put("8.7", "Media types");
    TITLES.put("8.8", "Character sets");
    TITLES.put("8.9", "Capabilities");
    TITLES.put("9", "URI Service (WADO-URI)");
    TITLES.put("10.4", "Retrieve (WADO-RS)");
    TITLES.put("10.5", "Store (STOW-RS)");
    TITLES.put("10.6", "Search (QIDO-RS)");
    TITLES.put("F.2", "DICOM JSON Model");
    TITLES.put("I.2", "Store Instances Response");
    TITLES.put("PS3.4 C.2", "Matching");
  }

  private ConformanceDocument() {}

  /** The part with the results of our server, and of Orthanc as they were recorded. */
  public static String of(List<Result> ours) throws IOException {
    Map<String, Verdict> orthanc = orthanc();
    StringBuilder out = new StringBuilder(HEADING);
    out.append(
        """

        <!-- DicomWebConformanceIT writes this part: mvn -pl http-adapter -am verify -Dit.test=DicomWebConformanceIT -Dtest=none
             -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.update=true -->
        `dicom conformance BASE-URL` judges a DICOMweb server by PS3.18 2026b ([ADR 13](adr/0013-conformance-kit.md)). A build of
        this project is refused where our own server fails a point that a server must hold or should. *Held* counts the points that held of those that could
        be judged: a server is not judged by an optional feature that it does not offer.

        | section | points | Pocket DICOM held | Orthanc 1.10.1 held |
        | --- | --- | --- | --- |
        """);
    TITLES.forEach((section, title) -> {
      List<Result> own = ours.stream().filter(r -> isIn(section, r.point().section())).toList();
      out.append(
          "| %s %s | %d | %s | %s |%n"
              .formatted(
                  section,
                  title,
                  own.size(),
                  held(own.stream().map(Result::verdict).toList()),
                  held(verdicts(own, orthanc))));
    });
    out.append(
        "| all | %d | %s | %s |%n"
            .formatted(
                ours.size(),
                held(ours.stream().map(Result::verdict).toList()),
                held(verdicts(ours, orthanc))));
    out.append(
        """

        Orthanc is Debian's 1.10.1 with its DICOMweb plugin 1.7, judged on 2026-11-22 with its own configuration but for the
        port, restarted where a request ended it (`viewport=0,0` does). Of what a server must hold (MUST, MAY), and of what it
        should:

        | | must: held | should: held | not judged |
        | --- | --- | --- | --- |
        """);
    row(out, "Pocket DICOM", ours, ours.stream().map(Result::verdict).toList());
    row(out, "Orthanc 1.10.1", ours, verdicts(ours, orthanc));
    out.append("\nNot judged on our server, and why:\n\n");
    Map<String, List<String>> skipped = new LinkedHashMap<>();
    ours.stream()
        .filter(result -> result.verdict() == Verdict.SKIPPED)
        .forEach(result ->
            skipped
                .computeIfAbsent(result.reason(), reason -> new ArrayList<>())
                .add(result.point().id() + " " + result.point().claim()));
    skipped.forEach((reason, points) -> {
      out.append("- ").append(reason).append(":\n");
      points.forEach(point -> out.append("  - ").append(point).append('\n'));
    });
    return out.toString();
  }

  /** A document with this part in the place of the one that is there, else at its end. */
  public static String replacing(String document, String part) {
    int start = document.indexOf(HEADING);
    if (start < 0) {
      return document + "\n" + part;
    }
    int next = document.indexOf("\n## ", start + 1);
    return document.substring(0, start) + part + (next < 0 ? "" : document.substring(next));
  }

  private static void row(
      StringBuilder out, String name, List<Result> points, List<Verdict> verdicts) {
    List<Verdict> must = new ArrayList<>();
    List<Verdict> should = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean recommended = points.get(i).point().level() == Level.SHOULD;
      (recommended ? should : must).add(verdicts.get(i));
    }
    long skipped = verdicts.stream().filter(Verdict.SKIPPED::equals).count();
    out.append("| %s | %s | %s | %d |%n".formatted(name, held(must), held(should), skipped));
  }

  private static boolean isIn(String title, String section) {
    return section.equals(title) || section.startsWith(title + ".");
  }

  private static String held(List<Verdict> verdicts) {
    long held = verdicts.stream().filter(Verdict.HELD::equals).count();
    long failed = verdicts.stream().filter(Verdict.FAILED::equals).count();
    return held + failed == 0 ? "–" : held + " of " + (held + failed);
  }

  private static List<Verdict> verdicts(List<Result> points, Map<String, Verdict> orthanc) {
    return points.stream()
        .map(result -> orthanc.getOrDefault(result.point().id(), Verdict.SKIPPED))
        .toList();
  }

  /** By the ids of points: a line each, with a tab. */
  static Map<String, Verdict> orthanc() throws IOException {
    Map<String, Verdict> verdicts = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ConformanceDocument.class.getResourceAsStream(ORTHANC)),
                StandardCharsets.UTF_8))) {
      in.lines()
          .map(line -> line.split("\t"))
          .forEach(line -> verdicts.put(line[0], Verdict.valueOf(line[1])));
    }
    return verdicts;
  }
}
