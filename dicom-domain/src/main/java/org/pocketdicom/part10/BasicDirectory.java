package org.pocketdicom.part10;

import java.util.List;
import java.util.Optional;

/**
 * A DICOMDIR: what a File-set on a medium holds (PS3.3 F, PS3.10 8.6), read by {@link
 * Part10Reader#readDirectory}.
 *
 * @param fileSetId (0004,1130), empty where it has no value
 * @param records those of the root: patients mostly
 * @param unreached those in use that no other leads to, without what may be below them
 * @param warnings what was tolerated, in the file and in its tree
 */
public record BasicDirectory(
    Optional<String> fileSetId,
    List<DirectoryRecord> records,
    List<DirectoryRecord> unreached,
    List<Warning> warnings) {
  public BasicDirectory {
    records = List.copyOf(records);
    unreached = List.copyOf(unreached);
    warnings = List.copyOf(warnings);
  }
}
