package org.pocketdicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "PatinetName, PatientName",
    "patientnam, PatientName",
    "PatientsName, PatientName",
    "StudyInstanceUD, StudyInstanceUID",
    "WindowCentre, WindowCenter",
    "Modalty, Modality",
    "PixelSpacng, PixelSpacing",
    "Row, Rows",
    "Patient's Name, PatientName",
    "patient_name, PatientName",
  })
  void theNearestKeywordComesFirst(String typed, String meant) {
    assertThat(DataDictionary.suggestions(typed)).first().isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "StudyUID, StudyInstanceUID",
    "series uid, SeriesInstanceUID",
    "sop_uid, SOPClassUID"
  })
  void whatHasTheSameWordsFollows(String typed, String meant) {
    assertThat(DataDictionary.suggestions(typed)).contains(meant);
  }

  @Test
  void aKeywordIsNearestToItself() {
    assertThat(DataDictionary.suggestions("PatientID")).first().isEqualTo("PatientID");
  }

  @Test
  void thereAreAtMostThree() {
    assertThat(DataDictionary.suggestions("SelectorXXValue")).hasSize(3);
  }

  @Test
  void whatIsLikeNoKeywordHasNone() {
    assertThat(DataDictionary.suggestions("")).isEmpty();
    assertThat(DataDictionary.suggestions("qqqqqqqqqqqqqq")).isEmpty();
    assertThat(DataDictionary.suggestions("x".repeat(1_000_000))).isEmpty();
  }
}
