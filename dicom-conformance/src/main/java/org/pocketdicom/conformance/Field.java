package org.pocketdicom.conformance;

/**
 * A header field of a request or of a part.
 *
 * @param name in any case
 */
public record Field(String name, String value) {

  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
