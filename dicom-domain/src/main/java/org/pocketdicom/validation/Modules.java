package org.pocketdicom.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.Uids;

/**
 * The modules that are mandatory in all composite IODs with a patient, those of the most frequent
 * IODs, and the Item macro that references other objects (PS3.3 A, C).
 */
final class Modules {

  /** IODs that are nobody's: they have neither patient nor study (PS3.3 A). */
  private static final Set<String> WITHOUT_PATIENT =
      Set.of(
          "Hanging Protocol",
          "Color Palette",
          "Generic Implant Template",
          "Implant Assembly Template",
          "Implant Template Group",
          "CT Defined Procedure Protocol",
          "XA Defined Procedure Protocol",
          "Protocol Approval",
          "Inventory");

  /** IODs of planes in space: they have a Frame of Reference and the Image Plane Module. */
  private static final Set<String> PLANES =
      Set.of("CT Image", "MR Image", "Positron Emission Tomography Image");

  private static final Set<String> SINGLE_IMAGES =
      Set.of(
          "Computed Radiography Image",
          "CT Image",
          "MR Image",
          "Positron Emission Tomography Image",
          "Nuclear Medicine Image",
          "Ultrasound Image",
          "Ultrasound Multi-frame Image",
          "Secondary Capture Image",
          "X-Ray Angiographic Image",
          "X-Ray Radiofluoroscopic Image",
          "Digital X-Ray Image",
          "Digital Mammography X-Ray Image",
          "RT Image");

  private static final Set<String> STRUCTURED_REPORTS =
      Set.of(
          "Basic Text SR",
          "Enhanced SR",
          "Comprehensive SR",
          "Comprehensive 3D SR",
          "Extensible SR",
          "Mammography CAD SR",
          "Chest CAD SR",
          "Colon CAD SR",
          "Procedure Log",
          "X-Ray Radiation Dose SR");

  private static final List<Module> ALL =
      List.of(
          new Module(
              "C.12.1", iod -> true, List.of(Tags.SOPClassUID, Tags.SOPInstanceUID), List.of()),
          new Module(
              "C.7.1.1",
              Modules::hasPatient,
              List.of(),
              List.of(Tags.PatientName, Tags.PatientID, Tags.PatientBirthDate, Tags.PatientSex)),
          new Module(
              "C.7.2.1",
              Modules::hasPatient,
              List.of(Tags.StudyInstanceUID),
              List.of(
                  Tags.StudyDate,
                  Tags.StudyTime,
                  Tags.AccessionNumber,
                  Tags.ReferringPhysicianName,
                  Tags.StudyID)),
          new Module(
              "C.7.3.1",
              Modules::hasPatient,
              List.of(Tags.SeriesInstanceUID),
              List.of(Tags.SeriesNumber)),
          // The Modality of captures is of type 3, C.8.6.1 says.
          new Module(
              "C.7.3.1",
              iod -> hasPatient(iod) && !isCapture(iod),
              List.of(Tags.Modality),
              List.of()),
          new Module(
              "C.7.5.1",
              iod -> hasPatient(iod) && !isCapture(iod),
              List.of(),
              List.of(Tags.Manufacturer)),
          new Module(
              "C.7.4.1",
              PLANES::contains,
              List.of(Tags.FrameOfReferenceUID),
              List.of(Tags.PositionReferenceIndicator)),
          new Module("C.7.6.1", SINGLE_IMAGES::contains, List.of(), List.of(Tags.InstanceNumber)),
          new Module(
              "C.7.6.2",
              PLANES::contains,
              List.of(Tags.PixelSpacing, Tags.ImageOrientationPatient, Tags.ImagePositionPatient),
              List.of(Tags.SliceThickness)),
          new Module(
              "C.7.6.3",
              SINGLE_IMAGES::contains,
              List.of(
                  Tags.SamplesPerPixel,
                  Tags.PhotometricInterpretation,
                  Tags.Rows,
                  Tags.Columns,
                  Tags.BitsAllocated,
                  Tags.BitsStored,
                  Tags.HighBit,
                  Tags.PixelRepresentation),
              List.of()),
          new Module(
              "C.8.2.1",
              "CT Image"::equals,
              List.of(Tags.ImageType),
              List.of(Tags.KVP, Tags.AcquisitionNumber)),
          new Module(
              "C.8.3.1",
              "MR Image"::equals,
              List.of(Tags.ImageType, Tags.ScanningSequence, Tags.SequenceVariant),
              List.of(
                  Tags.ScanOptions, Tags.MRAcquisitionType, Tags.EchoTime, Tags.EchoTrainLength)),
          new Module(
              "C.8.6.1",
              "Secondary Capture Image"::equals,
              List.of(Tags.ConversionType),
              List.of()),
          new Module(
              "C.8.8.3",
              "RT Dose"::equals,
              List.of(Tags.DoseUnits, Tags.DoseType, Tags.DoseSummationType),
              List.of()),
          new Module(
              "C.8.8.5",
              "RT Structure Set"::equals,
              List.of(Tags.StructureSetLabel),
              List.of(Tags.StructureSetDate, Tags.StructureSetTime)),
          new Module(
              "C.8.8.9",
              "RT Plan"::equals,
              List.of(Tags.RTPlanLabel, Tags.RTPlanGeometry),
              List.of(Tags.RTPlanDate, Tags.RTPlanTime)),
          new Module(
              "C.17.2",
              STRUCTURED_REPORTS::contains,
              List.of(
                  Tags.InstanceNumber,
                  Tags.CompletionFlag,
                  Tags.VerificationFlag,
                  Tags.ContentDate,
                  Tags.ContentTime),
              List.of()));

  private static final Module FILE_SET =
      new Module(
          "F.3.2.1",
          iod -> true,
          List.of(
              Tags.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity,
              Tags.OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity,
              Tags.FileSetConsistencyFlag),
          List.of(Tags.FileSetID, Tags.DirectoryRecordSequence));

  private static final Module REFERENCE =
      new Module(
          "10.8",
          iod -> true,
          List.of(Tags.ReferencedSOPClassUID, Tags.ReferencedSOPInstanceUID),
          List.of());

  private static final Set<Integer> REFERENCES =
      Set.of(
          Tags.ReferencedStudySequence,
          Tags.ReferencedPerformedProcedureStepSequence,
          Tags.ReferencedImageSequence,
          Tags.SourceImageSequence);

  private Modules() {}

  private static boolean hasPatient(String iod) {
    return !iod.isEmpty() && !WITHOUT_PATIENT.contains(iod);
  }

  private static boolean isCapture(String iod) {
    return iod.contains("Secondary Capture");
  }

  /** Looks for what the object's IOD asks for; of an IOD that is not known, that is little. */
  static void check(Place object, DataSet meta) {
    if (meta.string(Tags.MediaStorageSOPClassUID)
        .filter(SopClasses.MediaStorageDirectoryStorage::equals)
        .isPresent()) {
      FILE_SET.check(object);
      return;
    }
    Optional<String> sopClass = object.dataSet().string(Tags.SOPClassUID);
    String iod = sopClass.flatMap(Uids::ciod).orElse("");
    for (Module module : ALL) {
      if (module.iods().test(iod)) {
        module.check(object);
      }
    }
  }

  /** Looks for what an Item of a sequence has to have. */
  static void checkItem(Place item) {
    if (REFERENCES.contains(item.sequence())) {
      REFERENCE.check(item);
    }
  }
}
