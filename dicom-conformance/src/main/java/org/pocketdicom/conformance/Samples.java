package org.pocketdicom.conformance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/**
 * The objects of a run: four studies of three patients under UIDs of their own, so that nothing on
 * the server is touched, and nothing on it is mistaken for them. Patient IDs, Accession Numbers and
 * names begin with {@link #key}.
 *
 * <ul>
 *   <li>{@code chest} has a series of three CT slices, and one of an object of five frames;
 *   <li>{@code head} is the same patient's, with MR, an RLE image and a colour image;
 *   <li>{@code report} is in UTF-8: a PDF and a report with nested sequences;
 *   <li>{@code kanji} has a name in ISO 2022.
 * </ul>
 */
public final class Samples {

  static final String CT = "1.2.840.10008.5.1.4.1.1.2";
  static final String MR = "1.2.840.10008.5.1.4.1.1.4";
  static final String SC = "1.2.840.10008.5.1.4.1.1.7";
  static final String GRAY_FRAMES = "1.2.840.10008.5.1.4.1.1.7.2";
  static final String PDF = "1.2.840.10008.5.1.4.1.1.104.1";
  static final String REPORT = "1.2.840.10008.5.1.4.1.1.88.11";
  static final String PROCEDURE_ID = "RP77";
  static final String STEP_ID = "SPS78";

  private static final int EDGE = 16;

  private final RandomGenerator random;
  private final String key;
  private final List<String> studies = new ArrayList<>();
  private int spares;

  final List<Sample> chestSlices;
  final Sample chestFrames;
  final Sample headSlice;
  final Sample headRle;
  final Sample headColor;
  final Sample pdf;
  final Sample report;
  final Sample kanji;

  private Samples(RandomGenerator random) {
    this.random = random;
    this.key =
        "K"
            + Long.toString(random.nextLong(36L * 36 * 36 * 36 * 36), 36).toUpperCase(Locale.ROOT)
            + "X";
    DataSet chest = study("1", "20200115", "101530", "Chest").build();
    String series = uid();
    List<Sample> slices = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      slices.add(slice(chest, series, number));
    }
    chestSlices = List.copyOf(slices);
    chestFrames = frames(chest);
    DataSet head = study("1", "20210630", "235959", "Head").build();
    headSlice = mr(head);
    headRle = rle(head);
    headColor = color(head);
    DataSet other = study("2", "20220301", "0730", "Report").build();
    pdf = encapsulatedPdf(other);
    report = structuredReport(other);
    kanji = japanese();
  }

  /** New objects under new UIDs. */
  public static Samples create(RandomGenerator random) {
    return new Samples(random);
  }

  /** What the run's Patient IDs, Accession Numbers and family names begin with. */
  String key() {
    return key;
  }

  String patient(String number) {
    return key + number;
  }

  /** All that is stored before the points are judged. */
  List<Sample> all() {
    List<Sample> all = new ArrayList<>(chestSlices);
    all.addAll(List.of(chestFrames, headSlice, headRle, headColor, pdf, report, kanji));
    return all;
  }

  Sample slice(int number) {
    return chestSlices.get(number - 1);
  }

  /** An object that is not stored yet, in a study of its own, of a patient that no search finds. */
  Sample spare() {
    return spare(study("S" + ++spares, "20240404", "0800", "Spare").build());
  }

  /** Another object in the study of the patient of {@link #spare()}. */
  Sample spare(DataSet study) {
    DataSet own =
        study.toBuilder()
            .put(Tags.PatientID, Vr.LO, "S" + patient("9"))
            .put(Tags.PatientName, Vr.PN, "Spare^Of^Kit")
            .put(Tags.ReferringPhysicianName, Vr.PN, "Spare^Of^Kit")
            .put(Tags.AccessionNumber, Vr.SH, "SPARE")
            .build();
    return slice(own, uid(), 1);
  }

  /** The same object with one element changed: other bytes under the same UIDs. */
  static Sample changed(Sample sample, int tag, Vr vr, String... value) {
    return SampleFile.explicit(sample.dataSet().toBuilder().put(tag, vr, value).build(), List.of());
  }

  static Sample without(Sample sample, int tag) {
    return SampleFile.explicit(sample.dataSet().toBuilder().remove(tag).build(), List.of());
  }

  /** A UID derived from random bits (PS3.5 B.2). */
  String uid() {
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    bits[0] &= 0x7F;
    bits[0] |= 0x40;
    return "2.25." + new BigInteger(bits);
  }

  /** The UIDs of all studies that objects were made for. */
  List<String> studies() {
    return List.copyOf(studies);
  }

  private DataSetBuilder study(String patient, String date, String time, String what) {
    String uid = uid();
    studies.add(uid);
    return DataSet.builder()
        .put(Tags.PatientID, Vr.LO, patient(patient))
        .put(Tags.PatientName, Vr.PN, key + "Doe^Jane^Q")
        .put(Tags.PatientBirthDate, Vr.DA, "19700102")
        .put(Tags.PatientSex, Vr.CS, "F")
        .put(Tags.StudyInstanceUID, Vr.UI, uid)
        .put(Tags.StudyDate, Vr.DA, date)
        .put(Tags.StudyTime, Vr.TM, time)
        .put(Tags.AccessionNumber, Vr.SH, key + what)
        .put(Tags.ReferringPhysicianName, Vr.PN, key + "Ref^Anna")
        .put(Tags.StudyDescription, Vr.LO, what + " of the kit")
        .put(Tags.TimezoneOffsetFromUTC, Vr.SH, "+0100")
        .put(Tags.StudyID, Vr.SH, "ID" + what);
  }

  private DataSetBuilder series(
      DataSet study, String series, int number, String modality, String sopClass, int instance) {
    return study.toBuilder()
        .put(Tags.SeriesInstanceUID, Vr.UI, series)
        .put(Tags.SeriesNumber, Vr.IS, Integer.toString(number))
        .put(Tags.SeriesDescription, Vr.LO, modality + " series")
        .put(Tags.Modality, Vr.CS, modality)
        .put(Tags.SOPClassUID, Vr.UI, sopClass)
        .put(Tags.SOPInstanceUID, Vr.UI, uid())
        .put(Tags.InstanceNumber, Vr.IS, Integer.toString(instance));
  }

  private Sample slice(DataSet study, String series, int number) {
    DataSet request =
        DataSet.builder(study.characterSet())
            .put(Tags.RequestedProcedureID, Vr.SH, PROCEDURE_ID)
            .put(Tags.ScheduledProcedureStepID, Vr.SH, STEP_ID)
            .build();
    DataSetBuilder slice =
        series(study, series, 1, "CT", CT, number)
            .put(Tags.RequestAttributesSequence, request)
            .put(Tags.PerformedProcedureStepStartDate, Vr.DA, "20200115")
            .put(Tags.PerformedProcedureStepStartTime, Vr.TM, "101600")
            .put(Tags.SliceThickness, Vr.DS, "2.5")
            .put(Tags.ImagePositionPatient, Vr.DS, "-10.5", "0", "+1e1")
            .put(Tags.RescaleIntercept, Vr.DS, "-1024")
            .put(Tags.RescaleSlope, Vr.DS, "1")
            .put(Tags.WindowCenter, Vr.DS, "40")
            .put(Tags.WindowWidth, Vr.DS, "400");
    return SampleFile.explicit(
        image(slice, "MONOCHROME2", 1, 16, 12).build(), List.of(noise(EDGE * EDGE, 16, 0x0FFF)));
  }

  private Sample frames(DataSet study) {
    DataSetBuilder image =
        series(study, uid(), 2, "OT", GRAY_FRAMES, 1).put(Tags.NumberOfFrames, Vr.IS, "5");
    List<Bytes> frames = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      frames.add(noise(EDGE * EDGE, 8, 0xFF));
    }
    return SampleFile.explicit(image(image, "MONOCHROME2", 1, 8, 8).build(), frames);
  }

  private Sample mr(DataSet study) {
    return SampleFile.explicit(
        image(series(study, uid(), 1, "MR", MR, 1), "MONOCHROME1", 1, 16, 16).build(),
        List.of(noise(EDGE * EDGE, 16, 0xFFFF)));
  }

  private Sample rle(DataSet study) {
    DataSetBuilder image =
        series(study, uid(), 2, "OT", GRAY_FRAMES, 1).put(Tags.NumberOfFrames, Vr.IS, "3");
    List<Bytes> frames = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      frames.add(noise(EDGE * EDGE, 8, 0xFF));
    }
    return SampleFile.rle(image(image, "MONOCHROME2", 1, 8, 8).build(), frames, 1);
  }

  private Sample color(DataSet study) {
    DataSetBuilder image =
        series(study, uid(), 3, "OT", SC, 1).put(Tags.PlanarConfiguration, Vr.US, 0);
    return SampleFile.explicit(
        image(image, "RGB", 3, 8, 8).build(), List.of(noise(EDGE * EDGE * 3, 8, 0xFF)));
  }

  private Sample encapsulatedPdf(DataSet study) {
    DataSetBuilder object = series(named(study, "Müller^Jürgen"), uid(), 1, "DOC", PDF, 1);
    int creator = object.privateTag("KIT", 0x00091001);
    return SampleFile.explicit(
        object
            .put(creator, Vr.LO, "private")
            .put(Tags.DocumentTitle, Vr.ST, "Grüße")
            .put(Tags.MIMETypeOfEncapsulatedDocument, Vr.LO, "application/pdf")
            .put(
                Tags.EncapsulatedDocument,
                Vr.OB,
                Bytes.of("%PDF-1.4\n" + "% of the conformance kit\n".repeat(400) + "%%EOF\n")
                    .toArray())
            .build(),
        List.of());
  }

  private Sample structuredReport(DataSet study) {
    DataSetBuilder object = series(named(study, "Müller^Jürgen"), uid(), 2, "SR", REPORT, 1);
    DataSet utf8 = object.build();
    DataSet inner =
        DataSet.builder(utf8.characterSet())
            .put(Tags.ValueType, Vr.CS, "NUM")
            .put(Tags.NumericValue, Vr.DS, "3.50", "-2")
            .put(Tags.ReferencedFrameNumber, Vr.IS, "1", "12")
            .build();
    DataSet outer =
        DataSet.builder(utf8.characterSet())
            .put(Tags.ValueType, Vr.CS, "TEXT")
            .put(Tags.TextValue, Vr.UT, "Fläche \"A\\B\"\n\tund mehr")
            .put(Tags.ContentSequence, inner, DataSet.builder(utf8.characterSet()).build())
            .build();
    return SampleFile.explicit(
        object
            .put(Tags.ContentDate, Vr.DA, "")
            .put(Tags.OtherPatientIDs, Vr.LO, "A", "", "C")
            .put(Tags.ValueType, Vr.CS, "CONTAINER")
            .put(Tags.SimpleFrameList, Vr.UL, 1, 70000)
            .put(Tags.RealWorldValueSlope, Vr.FD, 0.25)
            .put(Tags.RecommendedDisplayFrameRateInFloat, Vr.FL, 12.5)
            .put(Tags.FrameIncrementPointer, Vr.AT, Tags.FrameTime)
            .put(Tags.TagAngleSecondAxis, Vr.SS, -7)
            .put(Tags.ContentSequence, outer)
            .build(),
        List.of());
  }

  private DataSet named(DataSet study, String name) {
    return study.toBuilder()
        .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
        .put(Tags.PatientName, Vr.PN, key + name)
        .build();
  }

  private Sample japanese() {
    DataSet study =
        study("3", "20230815", "1200", "Kanji")
            .put(Tags.SpecificCharacterSet, Vr.CS, "", "ISO 2022 IR 87")
            .put(Tags.PatientName, Vr.PN, key + "Yamada^Tarou=山田^太郎=やまだ^たろう")
            .build();
    return SampleFile.explicit(
        image(series(study, uid(), 1, "MR", MR, 1), "MONOCHROME2", 1, 16, 16).build(),
        List.of(noise(EDGE * EDGE, 16, 0xFFFF)));
  }

  private static DataSetBuilder image(
      DataSetBuilder object, String photometric, int samples, int allocated, int stored) {
    return object
        .put(Tags.SamplesPerPixel, Vr.US, samples)
        .put(Tags.PhotometricInterpretation, Vr.CS, photometric)
        .put(Tags.Rows, Vr.US, EDGE)
        .put(Tags.Columns, Vr.US, EDGE)
        .put(Tags.BitsAllocated, Vr.US, allocated)
        .put(Tags.BitsStored, Vr.US, stored)
        .put(Tags.HighBit, Vr.US, stored - 1)
        .put(Tags.PixelRepresentation, Vr.US, 0);
  }

  private Bytes noise(int values, int bits, int mask) {
    byte[] bytes = new byte[values * bits / 8];
    random.nextBytes(bytes);
    for (int i = 1; bits == 16 && i < bytes.length; i += 2) {
      bytes[i] &= (byte) (mask >> 8);
    }
    return Bytes.of(bytes);
  }
}
