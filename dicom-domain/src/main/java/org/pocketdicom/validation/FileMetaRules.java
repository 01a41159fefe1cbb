package org.pocketdicom.validation;

import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;

/** The File Meta Information (PS3.10 7.1), where there is one. */
final class FileMetaRules {

  /** Type 1 beside the group's length, which the reader looks at. */
  private static final List<Integer> REQUIRED =
      List.of(
          Tags.FileMetaInformationVersion,
          Tags.MediaStorageSOPClassUID,
          Tags.MediaStorageSOPInstanceUID,
          Tags.TransferSyntaxUID,
          Tags.ImplementationClassUID);

  private FileMetaRules() {}

  static void check(Place meta, DicomFile file) {
    DataSet elements = file.meta();
    if (elements.size() == 0) {
      return; // the reader said so
    }
    for (int tag : REQUIRED) {
      if (elements.get(tag).filter(element -> !element.isEmpty()).isEmpty()) {
        meta.say(Rule.FILE_META, tag, "required, and absent or empty");
      }
    }
    boolean otherVersion =
        elements
            .get(Tags.FileMetaInformationVersion)
            .flatMap(element -> element.encoded())
            .filter(version -> version.length() > 0 && !isFirst(version))
            .isPresent();
    if (otherVersion) {
      meta.say(Rule.FILE_META, Tags.FileMetaInformationVersion, "not 00H, 01H");
    }
    compare(meta, Tags.MediaStorageSOPClassUID, file.dataSet(), Tags.SOPClassUID);
    compare(meta, Tags.MediaStorageSOPInstanceUID, file.dataSet(), Tags.SOPInstanceUID);
  }

  private static boolean isFirst(EncodedValue version) {
    return version.length() == 2 && version.unsignedByte(0) == 0 && version.unsignedByte(1) == 1;
  }

  private static void compare(Place meta, int metaTag, DataSet dataSet, int tag) {
    Optional<String> said = meta.dataSet().string(metaTag);
    Optional<String> is = dataSet.string(tag);
    if (said.isPresent() && is.isPresent() && !said.equals(is)) {
      meta.say(Rule.FILE_META, metaTag, "not that of the Data Set");
    }
  }
}
