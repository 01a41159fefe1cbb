package org.pocketdicom.data;

/**
 * A Unique Identifier (PS3.5 9): components of digits separated by dots, 64 characters at most.
 * Only a value that passed this check may become part of a key or a path.
 *
 * @param value without padding
 */
public record Uid(String value) {

  /** The longest a UID may be, in characters (PS3.5 9.1). */
  public static final int MAX_LENGTH = 64;

  /**
   * @throws IllegalArgumentException where {@link #isValid} says no
   */
  public Uid {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a UID (PS3.5 9.1)");
    }
  }

  /**
   * Whether the text is digits and dots, 64 at most, with no empty component. Leading zeros in a
   * component, which PS3.5 9.1 forbids, are met in practice, are harmless in a key, and are taken.
   */
  public static boolean isValid(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    boolean digitBefore = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (c != '.' || !digitBefore)) {
        return false;
      }
      digitBefore = digit;
    }
    return digitBefore;
  }

  @Override
  public String toString() {
    return value;
  }
}
