package org.pocketdicom.conformance;

import java.io.IOException;

/** One thing that has to be so in an answer. */
@FunctionalInterface
interface Expectation {

  /**
   * Judges an answer.
   *
   * @throws Violation where it is not so
   * @throws Unjudged where that cannot be told
   * @throws IOException where a further request has no answer
   */
  void check(Answer answer, Exchange exchange) throws IOException;

  /** The same expectation, which counts only where a condition does not throw {@link Unjudged}. */
  default Expectation when(Expectation condition) {
    return (answer, exchange) -> {
      condition.check(answer, exchange);
      check(answer, exchange);
    };
  }

  /** Expectations that count only under a condition. */
  static Expectation[] all(Expectation condition, Expectation... expectations) {
    Expectation[] all = new Expectation[expectations.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = expectations[i].when(condition);
    }
    return all;
  }
}
