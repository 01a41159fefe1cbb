package org.pocketdicom.conformance;

import java.util.List;

/** What HTTP asks of every resource, capabilities and origins (PS3.18 8.1, 8.4, 8.5, 8.9). */
final class HttpPoints {

  private static final String JSON = "application/dicom+json";
  private static final String ORIGIN = "https://viewer.example.org";

  private final PointList points = new PointList("HTTP", 1);
  private final Samples samples;
  private final Sample chest;

  private HttpPoints(Samples samples) {
    this.samples = samples;
    this.chest = samples.slice(1);
  }

  static List<Point> of(Samples samples) {
    HttpPoints points = new HttpPoints(samples);
    points.capabilities();
    points.methods();
    points.fields();
    points.origins();
    points.resources();
    return points.points.points();
  }

  private void capabilities() {
    String wadl = "application/vnd.sun.wadl+xml";
    points.must(
        "8.9",
        "OPTIONS on the base URL is answered",
        Call.of("OPTIONS", "/"),
        Expect.status(200, 204));
    points.should(
        "8.9.3",
        "capabilities are described where OPTIONS asks for WADL",
        Call.of("OPTIONS", "/").accept(wadl),
        Expect.status(200),
        Expect.mediaType(wadl),
        Expect.bodyHas("<application"),
        Expect.bodyHas("studies"));
    points.should(
        "8.9.3",
        "capabilities are described without Accept",
        Call.of("OPTIONS", "/"),
        Expect.status(200),
        Expect.someBody());
  }

  private void methods() {
    for (String[] request :
        new String[][] {
          {"PUT", "/studies"},
          {"PATCH", "/studies"},
          {"PUT", chest.studyPath() + "/metadata"},
          {"POST", chest.path() + "/frames/1"},
          {"POST", chest.path() + "/rendered"}
        }) {
      points.should(
          "8.5",
          request[0]
              + " on "
              + named(request[1])
              + " is no method of it: 405, and Allow says which are",
          Call.of(request[0], request[1]),
          Expect.status(405),
          Expect.field("Allow", ".*[A-Z].*"));
    }
    points.must(
        "8.2",
        "a resource that the standard does not have is 404",
        Call.get(chest.studyPath() + "/x-kit"),
        Expect.status(404, 405));
    points.must(
        "8.2",
        "a service that the standard does not have is 404",
        Call.get("/x-kit"),
        Expect.status(404));
  }

  private void fields() {
    Call call = Call.get("/studies?PatientID=" + samples.patient("1"));
    points.must(
        "8.4",
        "names of header fields are in any case",
        Call.get(chest.path() + "/rendered").with("aCCepT", "image/png"),
        Expect.status(200),
        Expect.mediaType("image/png"));
    points.must(
        "8.4.1",
        "Accept in two fields is one list",
        call.with("Accept", "image/x-none").with("Accept", JSON),
        Expect.status(200),
        Expect.mediaType(JSON));
    points.must(
        "8.4.3",
        "Content-Length is the body's",
        Call.get(chest.path() + "/rendered"),
        Expect.status(200),
        (answer, exchange) -> {
          String length = answer.field("Content-Length").orElse("");
          if (length.isEmpty()) {
            throw new Unjudged("there is no Content-Length");
          }
          Violation.unless(
              length.equals(Integer.toString(answer.body().size())), "Content-Length is " + length);
        });
    points.must(
        "8.5",
        "an If-None-Match that does not match changes nothing",
        Call.get(chest.path() + "/metadata").accept(JSON).with("If-None-Match", "\"kit\""),
        Expect.status(200),
        Expect.mediaType(JSON));
    points.must(
        "8.3.1",
        "a value with letters percent-encoded is the same",
        Call.get("/studies?PatientID=%4B" + samples.patient("1").substring(1)).accept(JSON),
        ExpectResults.studies(chest, samples.headSlice));
    points.should(
        "8.2",
        "a slash at the end is 404 or the same",
        Call.get("/studies/?PatientID=" + samples.patient("1")).accept(JSON),
        Expect.status(200, 301, 308, 404));
    points.should(
        "8.6.3",
        "a search that is refused is explained in the body",
        Call.get("/studies?StudyDate=yesterday").accept(JSON),
        Expect.refused(),
        Expect.someBody());
    points.should(
        "8.6.3",
        "an object that is not acceptable is explained in the body",
        Call.get(chest.path()).accept("application/x-kit"),
        Expect.status(406),
        Expect.someBody());
    points.should(
        "8.6.3",
        "what a refused search had in it is not in the answer",
        Call.get("/studies?StudyDate=%3Cscript%3Ekit%3C/script%3E").accept("text/html, */*"),
        Expect.refused(),
        (answer, exchange) ->
            Violation.unless(!answer.body().utf8().contains("<script>kit"), "a script comes back"));
  }

  private void origins() {
    Call call =
        Call.get("/studies?PatientID=" + samples.patient("1")).accept(JSON).with("Origin", ORIGIN);
    points.may(
        "8.4",
        "a viewer of another origin may read, where that is configured",
        call,
        withOrigins(Expect.field("Access-Control-Allow-Origin", "\\*|" + ORIGIN)));
    points.may(
        "8.4",
        "an origin that is allowed by name is not cached for others",
        call,
        withOrigins((answer, exchange) ->
            Violation.unless(
                answer.field("Access-Control-Allow-Origin").orElse("").equals("*")
                    || answer.all("Vary").stream().anyMatch(v -> v.contains("Origin")),
                "Vary does not name Origin")));
    points.may(
        "8.4",
        "a request of another origin is announced by OPTIONS, where that is configured",
        Call.of("OPTIONS", "/studies")
            .with("Origin", ORIGIN)
            .with("Access-Control-Request-Method", "GET"),
        withOrigins(Expect.status(200, 204)),
        withOrigins(Expect.field("Access-Control-Allow-Methods", ".*GET.*|\\*")));
    points.may(
        "8.4",
        "a viewer of another origin may read ETag and Warning, where that is configured",
        call,
        withOrigins(Expect.field("Access-Control-Expose-Headers", "(?i).*warning.*|\\*")));
  }

  /** What RFC 9110 asks of every resource, and of what caches keep. */
  private void resources() {
    String frame = chest.path() + "/frames/1";
    for (String target : List.of("/studies", chest.studyPath(), chest.path(), frame)) {
      points.should(
          "8.5",
          "OPTIONS on " + named(target) + " says which methods it has (RFC 9110 9.3.7)",
          Call.of("OPTIONS", target),
          Expect.status(200, 204),
          Expect.field("Allow", ".*GET.*"));
    }
    List<Call> calls =
        List.of(
            Call.get(chest.path() + "/metadata").accept(JSON),
            Call.get(frame).accept("multipart/related; type=\"application/octet-stream\""),
            Call.get(chest.path() + "/rendered").accept("image/png"));
    for (Call call : calls) {
      points.should(
          "8.5",
          "HEAD on " + named(call.target()) + " is GET without a body (RFC 9110 9.3.2)",
          new Call("HEAD", call.target(), call.fields(), Bytes.EMPTY),
          Expect.status(200),
          Expect.field("Content-Type", "[a-z]+/.+"),
          Expect.emptyBody());
      points.should(
          "8.4",
          "what Accept chose of " + named(call.target()) + " says so in Vary (RFC 9110 12.5.5)",
          call,
          Expect.status(200),
          (answer, exchange) ->
              Violation.unless(
                  answer.all("Vary").stream().anyMatch(v -> v.matches("\\*|.*(?i:accept)(,.*)?")),
                  "Vary does not name Accept"));
      points.should(
          "8.5",
          "what did not change of " + named(call.target()) + " is not sent again",
          call,
          Expect.status(200),
          Expect.revalidates());
    }
    for (String parameter : List.of("emptyvaluematching=false", "multiplevaluematching=false")) {
      points.should(
          "8.3.4",
          parameter + " changes nothing",
          Call.get("/studies?PatientID=" + samples.patient("1") + "&" + parameter).accept(JSON),
          ExpectResults.studies(chest, samples.headSlice));
    }
  }

  private static String named(String target) {
    return target.replaceAll("[0-9.]{20,}", "{uid}");
  }

  private static Expectation withOrigins(Expectation expectation) {
    return expectation.when((answer, exchange) -> {
      if (answer.all("Access-Control-Allow-Origin").isEmpty()) {
        throw new Unjudged("other origins are not allowed here");
      }
    });
  }
}
