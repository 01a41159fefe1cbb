package org.pocketdicom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.testkit.DataSetLines;
import org.pocketdicom.testkit.Part10Files;

class EditTest {

  private static final DataSet IMAGE = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");

  @ParameterizedTest
  @CsvSource({
    "PatientName, Doe^John, PN",
    "patientid, 0815, LO",
    "'0008,0060', MR, CS",
    "ImageType, ORIGINAL\\PRIMARY\\AXIAL, CS",
    "PixelSpacing, 0.5\\0.25, DS",
    "Rows, 512, US",
    "FrameIncrementPointer, '(0018,1063)', AT",
    "SelectorFDValue, -0.5, FD",
    "SelectorUVValue, 18446744073709551615, UV",
    "ImageComments, one\\two, LT",
    "RetrieveURL, https://example.org/a?b, UR",
  })
  void attributeIsGivenItsValues(String path, String value, Vr vr) {
    DataSet edited = Edit.set(path, value).applyTo(IMAGE);

    DataElement element = AttributePath.parse(path).find(edited).orElseThrow();
    assertThat(element.vr()).isEqualTo(vr);
    assertThat(String.join("\\", element.strings())).isEqualTo(value);
  }

  @Test
  void whatIsNotNamedStaysAsItWas() {
    DataSet edited = Edit.set("PatientID", "1").applyTo(IMAGE);

    assertThat(DataSetLines.ofBytes(Edit.set("PatientID", "4711").applyTo(edited)))
        .isEqualTo(DataSetLines.ofBytes(IMAGE));
  }

  @Test
  void valueOfNothingIsAnEmptyElement() {
    DataSet edited = Edit.set("PatientName", "").applyTo(IMAGE);
    DataSet sequence = Edit.set("ReferencedStudySequence", "").applyTo(edited);

    assertThat(edited.get(Tags.PatientName).orElseThrow().isEmpty()).isTrue();
    assertThat(sequence.get(Tags.ReferencedStudySequence).orElseThrow().vr()).isEqualTo(Vr.SQ);
  }

  @Test
  void itemsOnThePathAreMadeWhereTheyAreTheNext() {
    String path = "RequestAttributesSequence[0].ScheduledProtocolCodeSequence[0].CodeValue";

    DataSet once = Edit.set(path, "1").applyTo(IMAGE);
    DataSet twice = Edit.set(path.replace("e[0].C", "e[1].C"), "2").applyTo(once);

    DataSet request = twice.items(Tags.RequestAttributesSequence).getFirst();
    assertThat(request.items(Tags.ScheduledProtocolCodeSequence))
        .extracting(item -> item.string(Tags.CodeValue).orElseThrow())
        .containsExactly("1", "2");
    assertThatThrownBy(() -> Edit.set(path.replace("e[0].C", "e[3].C"), "2").applyTo(twice))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("(0040,0008) has 2 Items");
  }

  @Test
  void privateElementGetsABlockForItsCreatorPs35Section781() {
    DataSet other = IMAGE.toBuilder().put(0x00290010, Vr.LO, "OTHER").build();

    DataSet edited =
        Edit.set("0029,xx08[SIEMENS CSA HEADER]", "IMAGE NUM 4")
            .applyTo(Edit.set("0029,xx20[ACME][0].0029,xx00[ACME]:US", "7").applyTo(other));

    assertThat(edited.string(0x00290011)).contains("ACME");
    assertThat(edited.string(0x00290012)).contains("SIEMENS CSA HEADER");
    assertThat(edited.get(0x00291208).orElseThrow().vr()).isEqualTo(Vr.CS);
    DataSet item = edited.items(0x00291120).getFirst();
    assertThat(item.string(0x00290010)).contains("ACME");
    assertThat(item.get(0x00291000).orElseThrow().ints()).containsExactly(7);
  }

  @Test
  void privateElementIsNotSetInABlockThatNobodyReserved() {
    assertThatThrownBy(() -> Edit.set("0029,1001", "x").applyTo(IMAGE))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("name its creator");
  }

  @Test
  void pixelRepresentationChoosesBetweenUsAndSsPs35SectionA1() {
    DataSet signed = Edit.set("PixelRepresentation", "1").applyTo(IMAGE);

    DataSet edited = Edit.set("SmallestImagePixelValue", "-5").applyTo(signed);

    assertThat(edited.get(Tags.SmallestImagePixelValue).orElseThrow().vr()).isEqualTo(Vr.SS);
    assertThatThrownBy(() -> Edit.set("SmallestImagePixelValue", "-5").applyTo(IMAGE))
        .isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void valueInAnItemThatTheSetCannotHoldMakesTheWholeDataSetUtf8() {
    DataSet latin1 =
        IMAGE.toBuilder()
            .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
            .put(Tags.PatientName, Vr.PN, "Müller")
            .build();

    DataSet edited = Edit.set("ReferencedPatientSequence[0].PatientName", "山田^太郎").applyTo(latin1);

    DataSet item = edited.items(Tags.ReferencedPatientSequence).getFirst();
    assertThat(edited.characterSet()).isEqualTo(SpecificCharacterSet.UTF_8);
    assertThat(edited.string(Tags.PatientName)).contains("Müller");
    assertThat(item.string(Tags.PatientName)).contains("山田^太郎");
    assertThat(item.contains(Tags.SpecificCharacterSet)).isFalse();
  }

  @Test
  void anotherCharacterSetEncodesAllTextAnew() {
    DataSet edited =
        Edit.set("SpecificCharacterSet", "ISO_IR 100")
            .applyTo(Edit.set("PatientName", "Müller").applyTo(IMAGE));

    assertThat(edited.string(Tags.PatientName)).contains("Müller");
    assertThat(edited.get(Tags.PatientName).orElseThrow().encoded().orElseThrow().length())
        .isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PatientNam | x | did you mean PatientName",
        "Modality | ct | takes no such CS: characters that CS has not",
        "PatientID | a\\b | 2 values, where there may be 1",
        "PixelSpacing | 1 | 1 values, where there may be 2",
        "StudyDate | 2026-11-22 | takes no such DA",
        "SOPInstanceUID | 1.02.3 | takes no such UI",
        "Rows | 70000 | takes numbers of VR US only",
        "Rows | many | takes numbers of VR US only",
        "PatientName:LO | x | has the VR [PN], not LO",
        "PatientName:XX | x | XX is no VR",
        "PatientName[0].PatientID | x | is no sequence",
        "ReferencedStudySequence | x | is a sequence",
        "EncapsulatedDocument | 00 | bytes",
        "PixelData | 00 | Pixel Data cannot be set",
        "TransferSyntaxUID | 1.2 | File Meta Information",
        "'0008,0000' | 1 | group length",
        "SpecificCharacterSet | LATIN1 | takes the defined terms",
        "'0008,0002' | 1 | is in no dictionary; say its VR",
        "'0009,xx01[ACME]' | 1 | is in no dictionary; say its VR",
      })
  void whatCannotBeSetIsSaidBeforeAnythingIsChanged(String path, String value, String message) {
    assertThatThrownBy(() -> Edit.set(path, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void messagesHoldNoValue() {
    assertThatThrownBy(() -> Edit.set("PatientBirthDate", "Secret"))
        .message()
        .doesNotContain("Secret");
  }

  @Test
  void attributeIsRemovedWhereverItIs() {
    DataSet item = DataSet.builder().put(Tags.PatientID, Vr.LO, "1").build();
    DataSet dataSet = IMAGE.toBuilder().put(Tags.ReferencedPatientSequence, item, item).build();

    DataSet edited = Edit.remove("ReferencedPatientSequence[1].PatientID").applyTo(dataSet);

    assertThat(edited.items(Tags.ReferencedPatientSequence).getFirst().size()).isEqualTo(1);
    assertThat(edited.items(Tags.ReferencedPatientSequence).getLast().size()).isZero();
    assertThat(Edit.remove("PatientName").applyTo(edited).contains(Tags.PatientName)).isFalse();
    assertThat(Edit.remove("ReferencedPatientSequence[9].PatientID").applyTo(edited))
        .isSameAs(edited);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SpecificCharacterSet", "TransferSyntaxUID", "nothing"})
  void whatCannotBeRemovedIsSaid(String path) {
    assertThatThrownBy(() -> Edit.remove(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
