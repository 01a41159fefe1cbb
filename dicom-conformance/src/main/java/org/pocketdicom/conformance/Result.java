package org.pocketdicom.conformance;

/**
 * A point, judged.
 *
 * @param reason what was wrong, or why it could not be judged; empty where it held
 */
public record Result(Point point, Verdict verdict, String reason) {

  boolean counts(boolean strict) {
    return verdict == Verdict.FAILED && (strict || point.level() != Level.SHOULD);
  }
}
