package org.pocketdicom.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/**
 * Which attributes every index can match: the required, unique and usual optional keys of the Study
 * Root Information Model (PS3.4 C.6.2.1). Others are added by the operator.
 */
public final class IndexedKeys {

  /** Attributes whose values are indexed. */
  public static final List<KeyPath> VALUES =
      Stream.of(
              "PatientName",
              "PatientID",
              "IssuerOfPatientID",
              "PatientBirthDate",
              "PatientSex",
              "StudyDate",
              "StudyTime",
              "AccessionNumber",
              "StudyID",
              "StudyDescription",
              "ReferringPhysicianName",
              "TimezoneOffsetFromUTC",
              "Modality",
              "SeriesNumber",
              "SeriesDescription",
              "SeriesDate",
              "SeriesTime",
              "BodyPartExamined",
              "PerformedProcedureStepStartDate",
              "PerformedProcedureStepStartTime",
              "RequestAttributesSequence.ScheduledProcedureStepID",
              "RequestAttributesSequence.RequestedProcedureID",
              "SOPClassUID",
              "InstanceNumber",
              "Rows",
              "Columns",
              "BitsAllocated",
              "NumberOfFrames")
          .map(KeyPath::parse)
          .toList();

  /** Attributes that an index knows of the entities themselves. */
  public static final Set<Integer> COMPUTED =
      Set.of(
          Tags.StudyInstanceUID,
          Tags.SeriesInstanceUID,
          Tags.SOPInstanceUID,
          Tags.ModalitiesInStudy,
          Tags.SOPClassesInStudy,
          Tags.NumberOfStudyRelatedSeries,
          Tags.NumberOfStudyRelatedInstances,
          Tags.NumberOfSeriesRelatedInstances,
          Tags.InstanceAvailability);

  /** The only value of Instance Availability (0008,0056): what is known can be had at once. */
  public static final String AVAILABILITY = "ONLINE";

  private IndexedKeys() {}

  /** Whether an attribute can be matched without that anybody added it. */
  public static boolean isBuiltIn(KeyPath path) {
    return VALUES.contains(path) || COMPUTED.contains(path.tag());
  }

  /**
   * Checks that an attribute has values that can be matched.
   *
   * @throws UnmatchableKey if it has not
   */
  public static void checkIndexable(KeyPath path) {
    Vr vr = path.vr();
    if (vr == Vr.SQ || vr.kind() == Vr.Kind.BYTES && vr != Vr.UN) {
      throw new UnmatchableKey(path.toString(), "an attribute of VR " + vr + " can't be a key");
    }
  }

  /** What to say of a key that is not indexed. */
  public static UnmatchableKey notIndexed(KeyPath path) {
    return new UnmatchableKey(
        path.toString(), "is not indexed; see dicom index add, which makes it a key");
  }
}
