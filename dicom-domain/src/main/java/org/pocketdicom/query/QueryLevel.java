package org.pocketdicom.query;

import java.util.Set;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.Tags;

/** The levels of the Study Root Information Model (PS3.4 C.6.2), from the top. */
public enum QueryLevel {
  /** Studies, with what is known of their patients. */
  STUDY,
  /** Series. */
  SERIES,
  /** Composite objects. */
  INSTANCE;

  private static final int PATIENT_GROUP = 0x0010;
  private static final int CLINICAL_TRIAL_GROUP = 0x0012;
  private static final int VISIT_GROUP = 0x0038;

  // General Study and Patient Study (PS3.3 C.7.2), and what PS3.4 C.6.2.1.2 computes.
  private static final Set<Integer> OF_STUDY =
      Set.of(
          Tags.AccessionNumber,
          Tags.AdmittingDiagnosesCodeSequence,
          Tags.AdmittingDiagnosesDescription,
          Tags.AnatomicRegionsInStudyCodeSequence,
          Tags.ConsultingPhysicianIdentificationSequence,
          Tags.ConsultingPhysicianName,
          Tags.InstanceAvailability,
          Tags.IssuerOfAccessionNumberSequence,
          Tags.ModalitiesInStudy,
          Tags.NameOfPhysiciansReadingStudy,
          Tags.NumberOfStudyRelatedInstances,
          Tags.NumberOfStudyRelatedSeries,
          Tags.PhysiciansOfRecord,
          Tags.PhysiciansOfRecordIdentificationSequence,
          Tags.PhysiciansReadingStudyIdentificationSequence,
          Tags.ProcedureCodeSequence,
          Tags.ReasonForPerformedProcedureCodeSequence,
          Tags.ReasonForVisit,
          Tags.ReasonForVisitCodeSequence,
          Tags.ReferencedStudySequence,
          Tags.ReferringPhysicianIdentificationSequence,
          Tags.ReferringPhysicianName,
          Tags.RequestedProcedureCodeSequence,
          Tags.RequestedProcedureDescription,
          Tags.RequestingPhysician,
          Tags.RequestingService,
          Tags.SOPClassesInStudy,
          Tags.StudyComments,
          Tags.StudyDate,
          Tags.StudyDescription,
          Tags.StudyID,
          Tags.StudyInstanceUID,
          Tags.StudyTime,
          Tags.TimezoneOffsetFromUTC);

  // General Series, Frame of Tags.Reference and General Equipment (PS3.3 C.7.3.1, C.7.4.1,
  // C.7.5.1).
  private static final Set<Integer> OF_SERIES =
      Set.of(
          Tags.AnatomicalOrientationType,
          Tags.BodyPartExamined,
          Tags.ClinicalTrialCoordinatingCenterName,
          Tags.ClinicalTrialSeriesDescription,
          Tags.ClinicalTrialSeriesID,
          Tags.CommentsOnThePerformedProcedureStep,
          Tags.DeviceSerialNumber,
          Tags.DeviceUID,
          Tags.FrameOfReferenceUID,
          Tags.GantryID,
          Tags.InstitutionAddress,
          Tags.InstitutionName,
          Tags.InstitutionalDepartmentName,
          Tags.InstitutionCodeSequence,
          Tags.InstitutionalDepartmentTypeCodeSequence,
          Tags.IssuerOfClinicalTrialSeriesID,
          Tags.Laterality,
          Tags.Manufacturer,
          Tags.ManufacturerModelName,
          Tags.Modality,
          Tags.NumberOfSeriesRelatedInstances,
          Tags.OperatorIdentificationSequence,
          Tags.OperatorsName,
          Tags.PatientPosition,
          Tags.PerformedProcedureStepDescription,
          Tags.PerformedProcedureStepEndDate,
          Tags.PerformedProcedureStepEndTime,
          Tags.PerformedProcedureStepID,
          Tags.PerformedProcedureStepStartDate,
          Tags.PerformedProcedureStepStartTime,
          Tags.PerformedProtocolCodeSequence,
          Tags.PerformingPhysicianIdentificationSequence,
          Tags.PerformingPhysicianName,
          Tags.PositionReferenceIndicator,
          Tags.ProtocolName,
          Tags.ReferencedPerformedProcedureStepSequence,
          Tags.RelatedSeriesSequence,
          Tags.RequestAttributesSequence,
          Tags.SeriesDate,
          Tags.SeriesDescription,
          Tags.SeriesDescriptionCodeSequence,
          Tags.SeriesInstanceUID,
          Tags.SeriesNumber,
          Tags.SeriesTime,
          Tags.SoftwareVersions,
          Tags.StationName,
          Tags.TreatmentSessionUID);

  /**
   * The level that an attribute belongs to: of the patient, the visit and the study to studies, of
   * the series and the equipment to series, any other to instances. Timezone Offset From UTC
   * (0008,0201) and Instance Availability (0008,0056), which belong to every level, are told of
   * studies.
   */
  public static QueryLevel of(int tag) {
    int group = Tag.group(tag);
    if (OF_SERIES.contains(tag)) {
      return SERIES;
    }
    boolean ofStudy =
        group == PATIENT_GROUP || group == CLINICAL_TRIAL_GROUP || group == VISIT_GROUP;
    return ofStudy || OF_STUDY.contains(tag) ? STUDY : INSTANCE;
  }

  /** Whether a query of this level may have keys of the other. */
  public boolean isAtOrBelow(QueryLevel other) {
    return compareTo(other) >= 0;
  }
}
