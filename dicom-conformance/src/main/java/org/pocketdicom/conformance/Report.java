package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of all points on a server.
 *
 * @param server its base URL
 * @param left Study Instance UIDs of the kit's objects that the server did not delete
 */
public record Report(String server, List<Result> results, List<String> left) {

  public Report {
    results = List.copyOf(results);
    left = List.copyOf(left);
  }

  /** Whether no point failed; a point on what is only recommended counts if strict. */
  public boolean holds(boolean strict) {
    return results.stream().noneMatch(result -> result.counts(strict));
  }

  /** How many points of a level have a verdict. */
  public long count(Level level, Verdict verdict) {
    return results.stream()
        .filter(result -> result.point().level() == level && result.verdict() == verdict)
        .count();
  }

  /** How many points have a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** One line: how many points held of those that could be judged. */
  public String summary() {
    long held = count(Verdict.HELD);
    long judged = held + count(Verdict.FAILED);
    return "%d of %d points held (%d of %d that a server must hold), %d not judged"
        .formatted(
            held,
            judged,
            held - count(Level.SHOULD, Verdict.HELD),
            judged - count(Level.SHOULD, Verdict.HELD) - count(Level.SHOULD, Verdict.FAILED),
            count(Verdict.SKIPPED));
  }

  /** What did not hold or was not judged, a line each, and the summary. */
  public String toText() {
    StringBuilder out = new StringBuilder();
    for (Result result : results) {
      if (result.verdict() != Verdict.HELD) {
        out.append(line(result)).append('\n');
      }
    }
    for (String study : left) {
      out.append("left on the server: study ").append(study).append('\n');
    }
    return out.append(summary()).append('\n').toString();
  }

  /** One result as a line. */
  public static String line(Result result) {
    Point point = result.point();
    return "%s %s %s (%s): %s%s"
        .formatted(
            point.id(),
            result.verdict(),
            point.level(),
            point.section(),
            point.claim(),
            result.reason().isEmpty() ? "" : " — " + result.reason());
  }

  /** An object with the summary and all results. */
  public String toJson() {
    List<Json> points = new ArrayList<>();
    for (Result result : results) {
      Point point = result.point();
      Map<String, Json> members = new LinkedHashMap<>();
      members.put("id", new Json.Str(point.id()));
      members.put("section", new Json.Str(point.section()));
      members.put("level", new Json.Str(point.level().name()));
      members.put("claim", new Json.Str(point.claim()));
      members.put("request", new Json.Str(point.call().toString()));
      members.put("verdict", new Json.Str(result.verdict().name()));
      members.put("reason", new Json.Str(result.reason()));
      points.add(new Json.Obj(members));
    }
    Map<String, Json> report = new LinkedHashMap<>();
    report.put("server", new Json.Str(server));
    report.put("edition", new Json.Str("2026b"));
    report.put("summary", new Json.Str(summary()));
    report.put("left", new Json.Arr(left.stream().map(uid -> (Json) new Json.Str(uid)).toList()));
    report.put("points", new Json.Arr(points));
    return new Json.Obj(report).toString().replace("},{\"id\"", "},\n{\"id\"") + "\n";
  }

  /** A page of its own. */
  public String toHtml() {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<title>DICOMweb conformance</title><style>")
        .append("body{font:15px/1.4 sans-serif;margin:2em}td,th{text-align:left;padding:.2em .6em;")
        .append("vertical-align:top;border-bottom:1px solid #ddd}.FAILED{background:#fdd}")
        .append(".SKIPPED{color:#777}</style>")
        .append("<h1>DICOMweb conformance (PS3.18 2026b)</h1><p>")
        .append(escaped(server))
        .append("</p><p>")
        .append(escaped(summary()))
        .append("</p>");
    if (!left.isEmpty()) {
      out.append("<p>Left on the server: ").append(escaped(String.join(", ", left))).append("</p>");
    }
    out.append("<table><tr><th>Point<th>Section<th>Level<th>Verdict<th>Claim<th>Request");
    for (Result result : results) {
      Point point = result.point();
      out.append("\n<tr class=\"").append(result.verdict()).append("\">");
      for (String cell :
          List.of(
              point.id(),
              point.section(),
              point.level().toString(),
              result.verdict().toString(),
              point.claim() + (result.reason().isEmpty() ? "" : " — " + result.reason()),
              point.call().toString())) {
        out.append("<td>").append(escaped(cell));
      }
    }
    return out.append("</table></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
