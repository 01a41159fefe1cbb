package org.pocketdicom.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile.Expectation;
import org.pocketdicom.testkit.Part10Files;

class ObjectValidatorTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);

  /** A CT image that has all it must have. */
  private static DataSetBuilder soundImage() {
    return Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5").toBuilder()
        .put(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "AXIAL")
        .put(Tags.PatientBirthDate, Vr.DA, "19700101")
        .put(Tags.PatientSex, Vr.CS, "O")
        .put(Tags.StudyDate, Vr.DA, "20200229")
        .put(Tags.StudyTime, Vr.TM, "101112.5")
        .put(Tags.AccessionNumber, Vr.SH, new String[0])
        .put(Tags.ReferringPhysicianName, Vr.PN, new String[0])
        .put(Tags.StudyID, Vr.SH, "1")
        .put(Tags.SeriesNumber, Vr.IS, "1")
        .put(Tags.InstanceNumber, Vr.IS, "1")
        .put(Tags.Manufacturer, Vr.LO, "Maker")
        .put(Tags.FrameOfReferenceUID, Vr.UI, "1.2.6")
        .put(Tags.PositionReferenceIndicator, Vr.LO, new String[0])
        .put(Tags.PixelSpacing, Vr.DS, "0.5", "0.5")
        .put(Tags.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
        .put(Tags.ImagePositionPatient, Vr.DS, "0", "0", "-1.5e1")
        .put(Tags.SliceThickness, Vr.DS, "1")
        .put(Tags.KVP, Vr.DS, "120")
        .put(Tags.AcquisitionNumber, Vr.IS, "1");
  }

  private static List<Finding> findings(byte[] file) {
    List<Finding> findings = new ArrayList<>();
    ObjectValidator.validate(READER.read(file), findings::add);
    return findings;
  }

  private static List<Finding> findings(DataSet dataSet) {
    return findings(Part10Files.conforming(dataSet));
  }

  private static DataElement text(int tag, Vr vr, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    return new DataElement(tag, vr, new EncodedValue(bytes, 0, bytes.length, false));
  }

  private static String line(Finding finding) {
    return finding.rule() + " " + finding.where() + " " + finding.section();
  }

  @Test
  void anObjectThatConformsHasNoFindings() {
    assertThat(findings(soundImage().build())).isEmpty();
  }

  /**
   * PS3.5 table 6.2-1; a bar stands for a padding NUL, an apostrophe for a tab, a tilde for a space
   * at the end.
   */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "StationAETitle, AE, '12345678901234567, VALUE_LENGTH",
        "StationAETitle, AE, A'B, VALUE_REPERTOIRE",
        "PatientAge, AS, 42Y, VALUE_FORMAT",
        "PatientAge, AS, 042y, VALUE_FORMAT",
        "BodyPartExamined, CS, Chest, VALUE_REPERTOIRE",
        "StudyDate, DA, 2020.02.29, VALUE_FORMAT",
        "StudyDate, DA, 20210229, VALUE_FORMAT",
        "StudyDate, DA, 202002, VALUE_FORMAT",
        "StudyDate, DA, 20200101-20200102, VALUE_FORMAT",
        "StudyTime, TM, 10:11:12, VALUE_FORMAT",
        "StudyTime, TM, 101112.1234567, VALUE_FORMAT",
        "StudyTime, TM, 2511, VALUE_FORMAT",
        "AcquisitionDateTime, DT, 2020-02-29, VALUE_FORMAT",
        "AcquisitionDateTime, DT, 20200229-0000, VALUE_FORMAT",
        "SliceThickness, DS, 1.23456789012345678, VALUE_LENGTH",
        "SliceThickness, DS, \"1,5 \", VALUE_FORMAT",
        "SliceThickness, DS, 0x10, VALUE_FORMAT",
        "InstanceNumber, IS, 1.0, VALUE_FORMAT",
        "InstanceNumber, IS, 2147483648, VALUE_FORMAT",
        "InstanceNumber, IS, 00000000000001, VALUE_LENGTH",
        "StudyID, SH, 12345678901234567, VALUE_LENGTH",
        "StudyID, SH, A'B, VALUE_REPERTOIRE",
        "PatientName, PN, A=B=C=D, VALUE_FORMAT",
        "PatientName, PN, A^B^C^D^E^F, VALUE_FORMAT",
        "StudyID, SH, 1|, PADDING",
        "FrameOfReferenceUID, UI, 1.2.6~, PADDING",
        "FrameOfReferenceUID, UI, 1.2.06, VALUE_FORMAT",
        "FrameOfReferenceUID, UI, 1.2..6, VALUE_FORMAT",
        "FrameOfReferenceUID, UI, 1.2.840.10008.9999, UNKNOWN_UID",
        "RetrieveURL, UR, http://a b, VALUE_REPERTOIRE",
        "StudyID, SH, \u00e9, CHARACTER_SET",
        "PatientSex, CS, X, ENUMERATED_VALUE",
        "ImageType, CS, NEW\\PRIMARY, ENUMERATED_VALUE",
        "PixelSpacing, DS, 1, MULTIPLICITY",
        "ImagePositionPatient, DS, 1\\2\\3\\4, MULTIPLICITY",
        "StudyID, LO, 1, WRONG_VR",
      })
  void aValueThatItsVrOrTheDictionaryForbidsIsAFinding(
      String keyword, Vr vr, String value, Rule rule) {
    int tag = DataDictionary.tag(keyword).orElseThrow();
    String padded = value.replace('|', '\0').replace('\'', '\t').replace('~', ' ');
    String even = padded.length() % 2 == 0 ? padded : padded + (vr == Vr.UI ? "\0" : " ");

    DataSet dataSet = soundImage().put(text(tag, vr, even)).build();

    assertThat(findings(dataSet)).extracting(Finding::rule).containsExactly(rule.name());
  }

  @ParameterizedTest
  @CsvSource({
    "StudyTime, TM, 10",
    "StudyTime, TM, 235960",
    "AcquisitionDateTime, DT, 2020+0100",
    "AcquisitionDateTime, DT, 20200229101112.123456-0330",
    "SliceThickness, DS, ' +1.5E-3 '",
    "InstanceNumber, IS, -2147483648",
    "PatientComments, LT, 'a\tb'",
    "PatientAge, AS, 042Y",
    "RetrieveURL, UR, 'http://a/b?c=%20 '",
    "PatientName, PN, 'A^B^C^D^E='",
    "FrameOfReferenceUID, UI, 1.0.6.10",
    "StationAETitle, AE, a.B-1*",
  })
  void whatItsVrAllowsIsNone(String keyword, Vr vr, String value) {
    int tag = DataDictionary.tag(keyword).orElseThrow();
    String even = value.length() % 2 == 0 ? value : value + (vr == Vr.UI ? "\0" : " ");

    assertThat(findings(soundImage().put(text(tag, vr, even)).build())).isEmpty();
  }

  @Test
  void aFindingNamesThePlaceAndTheSectionAndNeverTheValue() {
    DataSet item =
        DataSet.builder()
            .put(Tags.ReferencedSOPClassUID, Vr.UI, SopClasses.CTImageStorage)
            .put(text(Tags.ReferencedSOPInstanceUID, Vr.UI, "se.cret\0"))
            .build();

    assertThat(findings(soundImage().put(Tags.ReferencedImageSequence, item).build()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(line(finding)).isEqualTo("VALUE_FORMAT (0008,1140)[0].(0008,1155) PS3.5 6.2");
          assertThat(finding.message()).doesNotContain("cret");
        });
  }

  @Test
  void itemsComeInTheirOrderBeforeWhatFollowsTheirSequence() {
    DataSet empty = DataSet.empty();
    DataSet nested = DataSet.builder().put(Tags.ReferencedImageSequence, empty).build();
    DataSet dataSet =
        soundImage()
            .put(Tags.SourceImageSequence, nested, empty)
            .put(text(Tags.SliceThickness, Vr.DS, "x "))
            .build();

    assertThat(findings(dataSet))
        .extracting(Finding::where)
        .startsWith("(0008,2112)[0].(0008,1140)[0].(0008,1150)")
        .contains("(0008,2112)[1].(0008,1150)")
        .endsWith("(0018,0050)");
  }

  @Test
  void privateElementsNeedACreatorAndUnknownOnesAreANote() {
    DataSet dataSet =
        soundImage()
            .put(0x00090010, Vr.LO, "GEMS_IDEN_01")
            .put(0x00091002, Vr.SH, "CT01")
            .put(0x000910FE, Vr.SH, "x")
            .put(0x000B1002, Vr.SH, "x")
            .put(0x000D0200, Vr.SH, "x")
            .put(0x00070010, Vr.LO, "x")
            .build();

    assertThat(findings(dataSet))
        .extracting(ObjectValidatorTest::line)
        .containsExactly(
            "ILLEGAL_TAG (0007,0010) PS3.5 7.1",
            "UNKNOWN_PRIVATE (0009,10FE) PS3.5 7.8",
            "NO_PRIVATE_CREATOR (000B,1002) PS3.5 7.8.1",
            "ILLEGAL_TAG (000D,0200) PS3.5 7.8.1");
  }

  @Test
  void retiredUnknownAndUnnamedAttributesAreWorthKnowing() {
    DataSet dataSet =
        soundImage()
            .put(0x00140000, Vr.UL, 0)
            .put(Tags.OtherPatientIDs, Vr.LO, "A")
            .put(0x00081FFE, Vr.LO, "A")
            .put(Tags.StudyDescription, Vr.UN, new byte[] {'a', 'b'})
            .build();

    assertThat(findings(dataSet))
        .extracting(finding -> finding.severity() + " " + finding.rule())
        .containsExactly(
            "NOTE VR_UN",
            "WARNING UNKNOWN_ATTRIBUTE",
            "NOTE RETIRED_ATTRIBUTE",
            "NOTE GROUP_LENGTH");
  }

  @Test
  void whatModulesAskForIsMissed() {
    DataSet dataSet =
        soundImage()
            .remove(Tags.PatientSex)
            .put(Tags.StudyInstanceUID, Vr.UI, new String[0])
            .put(Tags.Modality, Vr.CS, " ")
            .remove(Tags.PixelSpacing)
            .build();

    assertThat(findings(dataSet))
        .extracting(ObjectValidatorTest::line)
        .containsExactly(
            "MISSING_ATTRIBUTE (0010,0040) PS3.3 C.7.1.1",
            "EMPTY_ATTRIBUTE (0020,000D) PS3.3 C.7.2.1",
            "EMPTY_ATTRIBUTE (0008,0060) PS3.3 C.7.3.1",
            "MISSING_ATTRIBUTE (0028,0030) PS3.3 C.7.6.2");
  }

  @Test
  void ofASopClassThatIsNotKnownLittleIsAsked() {
    DataSet dataSet = DataSet.builder().put(Tags.SOPClassUID, Vr.UI, "1.2.3").build();

    assertThat(findings(dataSet))
        .extracting(ObjectValidatorTest::line)
        .contains("MISSING_ATTRIBUTE (0008,0018) PS3.3 C.12.1")
        .noneMatch(line -> line.contains("C.7"));
  }

  @Test
  void nobodysObjectsNeedNoPatient() {
    DataSet dataSet =
        DataSet.builder()
            .put(Tags.SOPClassUID, Vr.UI, SopClasses.HangingProtocolStorage)
            .put(Tags.SOPInstanceUID, Vr.UI, "1.2.5")
            .build();

    assertThat(findings(dataSet)).isEmpty();
  }

  @Test
  void aCaptureNeedsNoModality() {
    DataSet dataSet =
        soundImage()
            .put(Tags.SOPClassUID, Vr.UI, SopClasses.SecondaryCaptureImageStorage)
            .put(Tags.ConversionType, Vr.CS, "WSD")
            .remove(Tags.Modality)
            .build();

    assertThat(findings(dataSet)).isEmpty();
  }

  @Test
  void pixelsAndTheirAttributesMustAgree() {
    assertThat(findings(soundImage().put(Tags.HighBit, Vr.US, 15).build()))
        .extracting(ObjectValidatorTest::line)
        .containsExactly("IMAGE_PIXEL (0028,0102) PS3.3 C.7.6.3");
    assertThat(findings(soundImage().put(Tags.Rows, Vr.US, 9).build()))
        .extracting(ObjectValidatorTest::line)
        .containsExactly("PIXEL_DATA_LENGTH (7FE0,0010) PS3.5 8.1.1");
    assertThat(findings(soundImage().put(Tags.PixelData, Vr.OB, new byte[128]).build()))
        .extracting(ObjectValidatorTest::line)
        .containsExactly("WRONG_VR (7FE0,0010) PS3.5 A.2");
    assertThat(
            findings(soundImage().put(Tags.NumberOfFrames, Vr.IS, String.valueOf(1 << 30)).build()))
        .extracting(Finding::message)
        .containsExactly("shorter than its attributes say");
  }

  @Test
  void whatTheReaderToleratedIsAnError() {
    byte[] file = Part10Files.conforming(soundImage().build());
    byte[] bare = Arrays.copyOfRange(file, 128, file.length);

    assertThat(findings(bare))
        .extracting(finding -> finding.severity() + " " + line(finding))
        .containsExactly("ERROR MISSING_PREAMBLE the beginning PS3.10 7.1");
  }

  @Test
  void whatTheFileMetaInformationLacksIsAnError() {
    assertThat(findings(Part10Files.file(soundImage().build())))
        .extracting(ObjectValidatorTest::line)
        .containsExactly("FILE_META (0002,0012) PS3.10 7.1");
  }

  @Test
  void theFileMetaInformationMustBeThatOfTheDataSet() {
    byte[] file = Part10Files.conforming(soundImage().build());
    String hex = HexFormat.of().formatHex(file);
    String uid = HexFormat.of().formatHex("1.2.5\0".getBytes(StandardCharsets.US_ASCII));
    byte[] other = HexFormat.of().parseHex(hex.replaceFirst(uid, uid.replace("35", "39")));

    assertThat(findings(other))
        .extracting(ObjectValidatorTest::line)
        .containsExactly("FILE_META (0002,0003) PS3.10 7.1");
  }

  @Test
  void textIsJudgedByTheSetOfItsItem() {
    DataSet item =
        DataSet.builder()
            .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
            .put(text(Tags.StudyID, Vr.SH, "\u00e9 "))
            .build();
    DataSet dataSet = soundImage().put(Tags.RequestAttributesSequence, item).build();

    assertThat(findings(dataSet)).isEmpty();
  }

  /** Whatever is read can be judged, and what is said holds no control characters of a value. */
  @TestFactory
  Stream<DynamicTest> everyFileThatCanBeReadCanBeJudged() {
    return Corpus.each(
        file -> file.header() == Expectation.SUCCEED,
        file -> {
          try (FileSource source = FileSource.open(file.path())) {
            ObjectValidator.validate(
                READER.read(source),
                finding ->
                    assertThat(finding.where() + finding.message() + finding.section())
                        .isPrintable());
          }
        });
  }
}
