package org.pocketdicom.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pocketdicom.error.DicomException;

/** One rule of the standard on one request. */
public final class Point {

  private static final Set<Integer> NOT_OFFERED = Set.of(400, 404, 405, 406, 415, 501);

  private final String id;
  private final String section;
  private final Level level;
  private final String claim;
  private final Call call;
  private final List<Expectation> expectations;

  Point(
      String id,
      String section,
      Level level,
      String claim,
      Call call,
      List<Expectation> expectations) {
    this.id = id;
    this.section = section;
    this.level = level;
    this.claim = claim;
    this.call = call;
    this.expectations = List.copyOf(expectations);
  }

  /** Stays the same from one release of the kit to the next. */
  public String id() {
    return id;
  }

  /** Where PS3.18 says so; of another part with its name. */
  public String section() {
    return section;
  }

  /** How strongly it does. */
  public Level level() {
    return level;
  }

  /** What the rule says. */
  public String claim() {
    return claim;
  }

  /** What is asked. */
  public Call call() {
    return call;
  }

  /** Asks, and judges the answer; nothing is thrown for what a server does. */
  Result judge(Transport wire) {
    try {
      List<String> wrong = violations(wire);
      return wrong.isEmpty()
          ? new Result(this, Verdict.HELD, "")
          : new Result(this, Verdict.FAILED, String.join("; ", wrong));
    } catch (Unjudged e) {
      return new Result(this, Verdict.SKIPPED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Result(this, Verdict.FAILED, "no answer: " + e);
    }
  }

  private List<String> violations(Transport wire) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String violation : eachViolation(wire)) {
      if (!violation.isEmpty() && !wrong.contains(violation)) {
        wrong.add(violation);
      }
    }
    return wrong;
  }

  /** What is wrong by each expectation, empty where nothing is. */
  List<String> eachViolation(Transport wire) throws IOException {
    Answer answer = wire.send(call);
    if (level == Level.MAY && NOT_OFFERED.contains(answer.status())) {
      throw new Unjudged("not offered: answered " + answer.status());
    }
    List<String> each = new ArrayList<>();
    for (Expectation expectation : expectations) {
      each.add(violation(expectation, answer, new Exchange(call, wire)));
    }
    return each;
  }

  private static String violation(Expectation expectation, Answer answer, Exchange exchange)
      throws IOException {
    try {
      expectation.check(answer, exchange);
      return "";
    } catch (Violation | DicomException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public String toString() {
    return id + " " + claim;
  }
}
