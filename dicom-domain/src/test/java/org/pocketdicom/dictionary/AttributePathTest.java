package org.pocketdicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;

class AttributePathTest {

  private static final DataSet NESTED =
      DataSet.builder()
          .put(
              Tags.ReferencedStudySequence,
              DataSet.empty(),
              DataSet.builder().put(Tags.ReferencedSOPInstanceUID, Vr.UI, "1.2.3").build())
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReferencedStudySequence[1].ReferencedSOPInstanceUID",
        "referencedstudysequence[1].00081155",
        "0008,1110[1].(0008,1155)",
        " 0x00081110[1].( 0008, 1155 ) "
      })
  void everySpellingFindsTheElementOfAnItem(String path) {
    assertThat(AttributePath.parse(path).find(NESTED).flatMap(DataElement::string))
        .contains("1.2.3");
  }

  /** PS3.5 7.8.1: in each Data Set the creator may have another block. */
  private static final DataSet PRIVATE =
      DataSet.builder()
          .put(0x00290010, Vr.LO, "OTHER")
          .put(0x00290011, Vr.LO, "MY.COM [A]")
          .put(0x00291010, Vr.LO, "other's")
          .put(
              0x00291110,
              DataSet.builder()
                  .put(0x00290020, Vr.LO, "MY.COM [A]")
                  .put(0x00292020, Vr.LO, "found")
                  .build())
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0029,xx10[MY.COM [A]][0].0029,xx20[MY.COM [A]]",
        "(0029,XX10)[MY.COM [A]][0].(0029,xx20)[MY.COM [A] ]",
        "0029xx10[MY.COM [A]][0].00292020",
        "0029,1010[MY.COM [A]][0].0029,1020[MY.COM [A]]",
        "0029,1110[0].0029,2020",
      })
  void aPrivateElementIsFoundByItsCreatorWhateverItsBlock(String path) {
    assertThat(AttributePath.parse(path).find(PRIVATE).flatMap(DataElement::string))
        .contains("found");
  }

  @Test
  void aCreatorThatReservedNoBlockHasNoElements() {
    assertThat(AttributePath.parse("0029,xx10[my.com [a]]").find(PRIVATE)).isEmpty();
    assertThat(AttributePath.parse("0029,xx11[OTHER]").find(PRIVATE)).isEmpty();
    assertThat(AttributePath.parse("0031,xx10[OTHER]").find(PRIVATE)).isEmpty();
  }

  @Test
  void ofSeveralBlocksOfACreatorTheOneWithTheElementCounts() {
    DataSet twice =
        DataSet.builder()
            .put(0x00290010, Vr.LO, "TWICE")
            .put(0x00290011, Vr.LO, "TWICE")
            .put(0x00291105, Vr.LO, "here")
            .build();

    assertThat(AttributePath.parse("0029,xx05[TWICE]").find(twice)).isPresent();
    assertThat(twice.privateTag("TWICE", 0x00290006)).hasValue(0x00291006);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0029,xx10",
        "0029,xx10[]",
        "0029,xx10[ ]",
        "0028,xx10[A]",
        "0029,0010[A]",
        "0029,xx10[A",
        "0029,xx10[A]b",
        "0029,xx10[A][0]",
        "0029,xx10[A].0010,0010",
        "60xx,3000",
        "PatientName[A]"
      })
  void whatIsNoPrivateNameIsRefused(String path) {
    assertThatThrownBy(() -> AttributePath.parse(path))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPrivateNameWithoutCreatorIsAnsweredWithHowToWriteIt() {
    assertThatThrownBy(() -> AttributePath.parse("0029,xx10"))
        .hasMessageContaining("0009,xx10[SIEMENS CT VA0 COAD]");
  }

  @Test
  void theStepThatIsWrongIsSaid() {
    assertThatThrownBy(() -> AttributePath.parse("ReferencedStudySequence[0].StudyUID"))
        .hasMessage(
            "step 2: not a tag (as 0010,0010) or keyword (as PatientName); did you mean"
                + " StudyID, StudyInstanceUID, StudyTime?");
  }

  @Test
  void anItemThatIsNotThereHasNoElements() {
    assertThat(AttributePath.parse("0008,1110[0].0008,1155").find(NESTED)).isEmpty();
    assertThat(AttributePath.parse("0008,1110[2].0008,1155").find(NESTED)).isEmpty();
    assertThat(AttributePath.parse("0010,0010[0].0008,1155").find(NESTED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0010",
        "PatientName[0]",
        "0008,1110.0008,1155",
        "0008,1110[x].0008,1155",
        "0008,1110[-1].0008,1155",
        "0008,1110[99999999999].0008,1155",
        "0008,1110[0]..",
        "<script>"
      })
  void whatIsNoPathIsRefusedWithoutBeingQuoted(String path) {
    assertThatThrownBy(() -> AttributePath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("<script>");
  }

  @Test
  void aKeywordWithATypingErrorIsAnsweredWithTheOneMeant() {
    assertThatThrownBy(() -> AttributePath.parse("PatinetName"))
        .hasMessageContaining("did you mean PatientName");
  }

  @Test
  void aPathIsWrittenWithTags() {
    assertThat(AttributePath.parse("ReferencedStudySequence[1].ReferencedSOPInstanceUID"))
        .hasToString("(0008,1110)[1].(0008,1155)");
    assertThat(AttributePath.parse("0029,1110[MY.COM [A]][0].0029,xx20[B]"))
        .hasToString("(0029,xx10)[MY.COM [A]][0].(0029,xx20)[B]");
  }
}
