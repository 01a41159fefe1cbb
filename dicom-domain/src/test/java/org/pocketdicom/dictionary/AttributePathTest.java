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
        "0008,1110[1].(0008,1155)"
      })
  void everySpellingFindsTheElementOfAnItem(String path) {
    assertThat(AttributePath.parse(path).find(NESTED).flatMap(DataElement::string))
        .contains("1.2.3");
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
  }
}
