package org.pocketdicom.conformance;

/** How strongly the standard asks for what a point judges. */
public enum Level {
  /** The standard says shall. */
  MUST,
  /** The standard says should, or leaves it open and clients come to harm; counts if strict. */
  SHOULD,
  /** The feature is optional; where a server has it, what the standard says of it counts. */
  MAY
}
