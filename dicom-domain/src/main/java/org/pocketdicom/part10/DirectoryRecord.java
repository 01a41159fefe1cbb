package org.pocketdicom.part10;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * A Directory Record with those below it (PS3.3 F.3, F.5).
 *
 * @param attributes the record as it stands in the file, its offsets too
 * @param lower the records of its lower level, e.g. a patient's studies
 */
public record DirectoryRecord(DataSet attributes, List<DirectoryRecord> lower) {

  // PS3.10 8.2 has eight of A-Z, 0-9 and _; media are met with more. None begins with a dot, none
  // separates, and so none leads out of the File-set.
  private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
  private static final int MOST_COMPONENTS = 8;

  public DirectoryRecord {
    lower = List.copyOf(lower);
  }

  /** Directory Record Type (0004,1430), e.g. {@code STUDY}; empty text where it has no value. */
  public String type() {
    return attributes.string(Tags.DirectoryRecordType).orElse("");
  }

  /**
   * The components of Referenced File ID (0004,1500) as they stand, for people to read; they may be
   * anything and are not to be made a path of, see {@link #file}.
   */
  public List<String> fileId() {
    return attributes.strings(Tags.ReferencedFileID);
  }

  /**
   * The file the record refers to, relative to the folder of the DICOMDIR, with {@code /} between
   * the components of its File ID. Each is a plain name, so that none leads elsewhere (PS3.10 8.2).
   *
   * @return empty where it refers to none, or its File ID is not of plain names
   */
  public Optional<String> file() {
    List<String> id = fileId();
    boolean plain =
        !id.isEmpty()
            && id.size() <= MOST_COMPONENTS
            && id.stream().allMatch(component -> COMPONENT.matcher(component).matches());
    return plain ? Optional.of(String.join("/", id)) : Optional.empty();
  }
}
