package org.pocketdicom.part10;

import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/** The File Meta Information that a writer puts before a Data Set (PS3.10 7.1). */
final class WrittenMeta {

  /** Derived from a UUID (PS3.5 B.2); names this program in every version. */
  static final String IMPLEMENTATION_CLASS_UID = "2.25.84408624250836470458713452716529590465";

  static final String IMPLEMENTATION_VERSION_NAME = "POCKET_DICOM";

  private WrittenMeta() {}

  /**
   * Encodes it, with its group length.
   *
   * @param given what stays of it: elements that say where the file came from, and private ones
   * @param dataSet whose SOP Class and Instance it names; those of {@code given} where the Data Set
   *     has none, as in a DICOMDIR
   * @param keeping whether the implementation stays the one that is given
   */
  static EncodedPieces encode(
      DataSet given, DataSet dataSet, TransferSyntax syntax, boolean keeping) {
    DataSetBuilder meta = DataSet.builder();
    for (DataElement element : given) {
      if (Tag.group(element.tag()) == 2) {
        meta.put(element);
      }
    }
    meta.put(Tags.FileMetaInformationGroupLength, Vr.UL, 0);
    if (!keeping || !given.contains(Tags.FileMetaInformationVersion)) {
      meta.put(Tags.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1});
    }
    copy(dataSet, Tags.SOPClassUID, meta, Tags.MediaStorageSOPClassUID);
    copy(dataSet, Tags.SOPInstanceUID, meta, Tags.MediaStorageSOPInstanceUID);
    meta.put(Tags.TransferSyntaxUID, Vr.UI, syntax.uid());
    if (!keeping || !given.contains(Tags.ImplementationClassUID)) {
      meta.put(Tags.ImplementationClassUID, Vr.UI, IMPLEMENTATION_CLASS_UID);
      meta.put(Tags.ImplementationVersionName, Vr.SH, IMPLEMENTATION_VERSION_NAME);
    }
    TransferSyntax explicit = TransferSyntax.EXPLICIT_LITTLE;
    ByteSource nothing = ByteSource.of(new byte[0]);
    return new DataSetEncoder(
            explicit, explicit, nothing, SequenceLengths.AS_READ, Optional.empty())
        .encode(meta.build(), 0);
  }

  // As it is encoded, be it no UID: the two have to agree.
  private static void copy(DataSet dataSet, int tag, DataSetBuilder meta, int metaTag) {
    dataSet
        .get(tag)
        .filter(uid -> uid.string().isPresent())
        .flatMap(DataElement::encoded)
        .ifPresent(uid -> meta.put(metaTag, Vr.UI, uid.toByteArray()));
  }
}
