package org.pocketdicom.data;

import java.util.Optional;

/**
 * Says where a reader of DICOM JSON or Native DICOM XML finds a value that is not written there.
 */
@FunctionalInterface
public interface BulkDataLocator {

  /** Knows no URI: an element that is not in memory is left out. */
  BulkDataLocator NONE = element -> Optional.empty();

  /**
   * The URI to write in place of a value (PS3.18 F.2.6, PS3.19 A.1.5).
   *
   * @param element whose value is not in memory, or is long
   * @return empty for a value without one: it is written if it is in memory, else its element is
   *     left out
   */
  Optional<String> uri(DataElement element);
}
