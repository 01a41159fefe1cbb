package org.pocketdicom.validation;

import org.pocketdicom.validation.Finding.Severity;

/** What is looked at, beside the deviations that a reader meets. */
public enum Rule {
  /** Text has bytes that are not of the character set it should be in. */
  CHARACTER_SET(Severity.ERROR, "PS3.3 C.12.1.1.2"),
  /** A value has characters that its VR does not have. */
  VALUE_REPERTOIRE(Severity.ERROR, "PS3.5 6.2"),
  /** A value is longer than its VR allows. */
  VALUE_LENGTH(Severity.ERROR, "PS3.5 6.2"),
  /** A value is not written as its VR asks. */
  VALUE_FORMAT(Severity.ERROR, "PS3.5 6.2"),
  /** A value is padded with what its VR is not padded with. */
  PADDING(Severity.ERROR, "PS3.5 6.2"),
  /** There are more or fewer values than the dictionary allows. */
  MULTIPLICITY(Severity.ERROR, "PS3.6 6"),
  /** The VR is not that of the dictionary. */
  WRONG_VR(Severity.ERROR, "PS3.6 6"),
  /** The VR is UN for an attribute that the dictionary knows. */
  VR_UN(Severity.NOTE, "PS3.5 6.2.2"),
  /** An element stands where none of its tag may. */
  ILLEGAL_TAG(Severity.ERROR, "PS3.5 7.1"),
  /** An attribute is not in the dictionary of this edition. */
  UNKNOWN_ATTRIBUTE(Severity.WARNING, "PS3.6 6"),
  /** An attribute is retired. */
  RETIRED_ATTRIBUTE(Severity.NOTE, "PS3.6 6"),
  /** A group length, retired outside of the File Meta Information. */
  GROUP_LENGTH(Severity.NOTE, "PS3.5 7.2"),
  /** Nothing is known of a private element. */
  UNKNOWN_PRIVATE(Severity.NOTE, "PS3.5 7.8"),
  /** Nobody reserved the block of a private element. */
  NO_PRIVATE_CREATOR(Severity.ERROR, "PS3.5 7.8.1"),
  /** A UID below the root of the standard is not in its registry. */
  UNKNOWN_UID(Severity.WARNING, "PS3.6 A"),
  /** A value is none of the Enumerated Values. */
  ENUMERATED_VALUE(Severity.ERROR, "PS3.3 C"),
  /** An attribute of type 1 or 2 is absent. */
  MISSING_ATTRIBUTE(Severity.ERROR, "PS3.3 C"),
  /** An attribute of type 1 has no value. */
  EMPTY_ATTRIBUTE(Severity.ERROR, "PS3.3 C"),
  /** The File Meta Information lacks something, or contradicts the Data Set. */
  FILE_META(Severity.ERROR, "PS3.10 7.1"),
  /** Attributes that describe the pixels contradict each other, or their encoding. */
  IMAGE_PIXEL(Severity.ERROR, "PS3.3 C.7.6.3"),
  /** Pixel Data is not as long as its attributes say. */
  PIXEL_DATA_LENGTH(Severity.ERROR, "PS3.5 8.1.1");

  private final Severity severity;
  private final String section;

  Rule(Severity severity, String section) {
    this.severity = severity;
    this.section = section;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Where the standard has it, unless a finding says it more closely. */
  public String section() {
    return section;
  }
}
