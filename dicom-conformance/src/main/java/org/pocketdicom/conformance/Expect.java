package org.pocketdicom.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Expectations of status, header fields and bodies. */
final class Expect {

  private Expect() {}

  static Expectation status(Integer... allowed) {
    return (answer, exchange) ->
        Violation.unless(
            List.of(allowed).contains(answer.status()),
            "answered "
                + answer.status()
                + ", not "
                + String.join(" or ", Arrays.stream(allowed).map(String::valueOf).toList()));
  }

  /** A client's mistake is told as one. */
  static Expectation refused() {
    return (answer, exchange) ->
        Violation.unless(
            answer.status() >= 400 && answer.status() < 500,
            "answered " + answer.status() + ", not 4xx");
  }

  static Expectation field(String name, String pattern) {
    Pattern expected = Pattern.compile(pattern);
    return (answer, exchange) ->
        Violation.unless(
            answer.all(name).stream().anyMatch(value -> expected.matcher(value).matches()),
            "no " + name + " that matches " + pattern);
  }

  static Expectation noField(String name) {
    return (answer, exchange) ->
        Violation.unless(answer.all(name).isEmpty(), "there is a field " + name);
  }

  static Expectation mediaType(String... allowed) {
    return (answer, exchange) -> {
      String type = answer.mediaType().name();
      Violation.unless(
          List.of(allowed).contains(type),
          "the media type is " + type + ", not " + String.join(" or ", allowed));
    };
  }

  static Expectation body(Bytes expected) {
    return (answer, exchange) ->
        Violation.unless(answer.body().equals(expected), "the body is another");
  }

  static Expectation emptyBody() {
    return (answer, exchange) -> Violation.unless(answer.body().size() == 0, "there is a body");
  }

  static Expectation someBody() {
    return (answer, exchange) -> Violation.unless(answer.body().size() > 0, "there is no body");
  }

  static Expectation bodyBegins(String start) {
    return (answer, exchange) ->
        Violation.unless(
            answer.body().indexOf(Bytes.of(start), 0) == 0, "the body does not begin as it should");
  }

  static Expectation bodyHas(String text) {
    return (answer, exchange) ->
        Violation.unless(answer.body().utf8().contains(text), "the body does not have " + text);
  }

  /** The answer to another request is the same. */
  static Expectation sameAs(Call other) {
    return (answer, exchange) ->
        Violation.unless(
            exchange.send(other).body().equals(answer.body()), "the body is not that of " + other);
  }

  /** Asked again with the ETag, the server says that nothing changed (RFC 9110 13.1.2). */
  static Expectation revalidates() {
    return (answer, exchange) -> {
      String tag = answer.field("ETag").orElseThrow(() -> new Violation("there is no ETag"));
      Violation.unless(tag.matches("(W/)?\"[!#-~]*\""), "the ETag is none (RFC 9110 8.8.3)");
      Answer again = exchange.send(exchange.call().with("If-None-Match", tag));
      Violation.unless(
          again.status() == 304, "If-None-Match is answered " + again.status() + ", not 304");
      Violation.unless(again.body().size() == 0, "the 304 has a body");
    };
  }
}
