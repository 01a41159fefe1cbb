package org.pocketdicom.conformance;

import java.util.List;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * An object of the kit.
 *
 * @param dataSet without Pixel Data that is encapsulated
 * @param syntax its Transfer Syntax UID
 * @param file as it is stored
 * @param frames of Pixel Data as native little endian; none where there is no image
 * @param encoded the frames as they are in the file
 */
record Sample(DataSet dataSet, String syntax, Bytes file, List<Bytes> frames, List<Bytes> encoded) {

  static final String EXPLICIT = "1.2.840.10008.1.2.1";
  static final String RLE = "1.2.840.10008.1.2.5";

  String study() {
    return text(Tags.StudyInstanceUID);
  }

  String series() {
    return text(Tags.SeriesInstanceUID);
  }

  String instance() {
    return text(Tags.SOPInstanceUID);
  }

  String sopClass() {
    return text(Tags.SOPClassUID);
  }

  String text(int tag) {
    return dataSet.string(tag).orElse("");
  }

  String studyPath() {
    return "/studies/" + study();
  }

  String seriesPath() {
    return studyPath() + "/series/" + series();
  }

  String path() {
    return seriesPath() + "/instances/" + instance();
  }
}
