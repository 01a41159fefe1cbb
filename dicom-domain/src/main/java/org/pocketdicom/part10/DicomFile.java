package org.pocketdicom.part10;

import java.util.List;
import org.pocketdicom.data.DataSet;

/**
 * What was read of a DICOM file (PS3.10 7).
 *
 * @param meta the File Meta Information, empty where there is none
 * @param dataSet the Data Set; Pixel Data and long values are references, counted from the file's
 *     first byte (deflated: see {@link Part10Reader#content})
 * @param transferSyntax how the Data Set is in fact encoded
 * @param warnings what was tolerated, in the order in which it was met
 */
public record DicomFile(
    DataSet meta, DataSet dataSet, TransferSyntax transferSyntax, List<Warning> warnings) {
  public DicomFile {
    warnings = List.copyOf(warnings);
  }

  /** The same file with another Data Set, whose references count in the same bytes. */
  public DicomFile withDataSet(DataSet other) {
    return new DicomFile(meta, other, transferSyntax, warnings);
  }
}
