package org.pocketdicom.conformance;

/** What became of a point. */
public enum Verdict {
  /** The server answered as the standard says. */
  HELD,
  /** It did not. */
  FAILED,
  /** It could not be judged. */
  SKIPPED
}
