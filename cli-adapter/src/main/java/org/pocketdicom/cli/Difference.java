package org.pocketdicom.cli;

import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.dictionary.AttributePath;

/**
 * What two objects do not have in common.
 *
 * @param path where it is
 * @param kind whether it counts
 * @param left the first object's element, if it has it; at least one of them does
 * @param right the second's
 * @param remark what the elements do not show by themselves; may be empty
 */
record Difference(
    AttributePath path,
    Kind kind,
    Optional<DataElement> left,
    Optional<DataElement> right,
    String remark) {

  /** How two elements compare; a later one outweighs those before. */
  enum Kind {
    /** The same bytes under the same VR. */
    NONE,
    /** The same meaning, written in another way. */
    ENCODING,
    /** Another meaning. */
    CONTENT
  }
}
