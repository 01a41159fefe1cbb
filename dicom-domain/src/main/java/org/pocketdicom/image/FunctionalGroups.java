package org.pocketdicom.image;

import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/** The Multi-frame Functional Groups Module (PS3.3 C.7.6.16). */
final class FunctionalGroups {

  private FunctionalGroups() {}

  /**
   * Where the attributes of a macro stand for a frame: its own item, else the one that all frames
   * share, else the Data Set itself, as in objects of one frame.
   *
   * @param macro the macro's sequence
   */
  static DataSet attributes(DataSet header, int frame, int macro) {
    List<DataSet> perFrame = header.items(Tags.PerFrameFunctionalGroupsSequence);
    Optional<DataSet> own =
        frame < perFrame.size() ? first(perFrame.get(frame), macro) : Optional.empty();
    return own.or(() -> shared(header, macro)).orElse(header);
  }

  private static Optional<DataSet> shared(DataSet header, int macro) {
    return first(header, Tags.SharedFunctionalGroupsSequence).flatMap(group -> first(group, macro));
  }

  /** The first item of a sequence. */
  static Optional<DataSet> first(DataSet dataSet, int sequence) {
    return dataSet.items(sequence).stream().findFirst();
  }
}
