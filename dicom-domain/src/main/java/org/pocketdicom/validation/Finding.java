package org.pocketdicom.validation;

/**
 * One departure from the standard, or something worth knowing.
 *
 * @param severity how much it matters
 * @param rule the name of a {@link Rule}, or of the {@link org.pocketdicom.part10.Deviation} that
 *     the reader tolerated
 * @param section where the standard has it, e.g. {@code PS3.5 6.2}
 * @param where the path of the attribute, e.g. {@code (0008,1110)[0].(0008,1155)}, or a place in
 *     the file
 * @param message what is wrong; never a value of the object
 */
public record Finding(
    Severity severity, String rule, String section, String where, String message) {

  /** What a finding means for who takes the object. */
  public enum Severity {
    /** The object does not conform. */
    ERROR,
    /** It may conform, but somebody should look at it. */
    WARNING,
    /** Worth knowing; the standard allows it. */
    NOTE
  }
}
