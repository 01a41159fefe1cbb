package org.pocketdicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary.Entry;

class DataDictionaryTest {

  @Test
  void entryTellsAllThatTheRegistrySaysOfAnElement() {
    assertThat(DataDictionary.entry(0x00100010))
        .contains(
            new Entry(0x00100010, List.of(Vr.PN), "1", "Patient's Name", "PatientName", false));
  }

  @ParameterizedTest
  @CsvSource({
    "00280106, US, SS",
    "7FE00010, OB, OW",
    "60023000, OW, OB",
    "00080000, UL, UL",
    "00290010, LO, LO"
  })
  void everyVrThatTheRegistryNamesIsAllowedAndNoOther(String digits, Vr one, Vr other) {
    int tag = Tag.parse(digits).orElseThrow();

    assertThat(DataDictionary.contains(tag)).isTrue();
    assertThat(DataDictionary.allows(tag, one)).isTrue();
    assertThat(DataDictionary.allows(tag, other)).isTrue();
    assertThat(DataDictionary.allows(tag, Vr.PN)).isFalse();
    assertThat(DataDictionary.contains(0x00291001)).isFalse();
  }

  @Test
  void retiredElementsAreStillKnown() {
    Entry entry = DataDictionary.entry(0x00080001).orElseThrow();

    assertThat(entry.retired()).isTrue();
    assertThat(entry.keyword()).isEqualTo("LengthToEnd");
  }

  @ParameterizedTest
  @CsvSource({
    "00020010, UI, TransferSyntaxUID",
    "00080005, CS, SpecificCharacterSet",
    "00080018, UI, SOPInstanceUID",
    "00081140, SQ, ReferencedImageSequence",
    "00280010, US, Rows",
    "00281050, DS, WindowCenter",
    "00720082, SV, SelectorSVValue",
    "7FE00001, OV, ExtendedOffsetTable",
    "FFFCFFFC, OB, DataSetTrailingPadding",
  })
  void knownTagsHaveAVrAndAKeyword(String digits, Vr vr, String keyword) {
    int tag = Tag.parse(digits).orElseThrow();

    assertThat(DataDictionary.vr(tag)).isEqualTo(vr);
    assertThat(DataDictionary.keyword(tag)).isEqualTo(keyword);
    assertThat(DataDictionary.isAmbiguous(tag)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "60003000, OverlayData, OW",
    "60023000, OverlayData, OW",
    "60FE0010, OverlayRows, US",
    "501E0010, NumberOfPoints, US",
    "7F220011, VariableNextDataGroup, US",
    "002031FF, SourceImageIDs, CS",
    "00280410, RowsForNthOrderCoefficients, US",
    "002804F3, CoefficientCodingPointers, AT",
    "100012A5, ShiftTableTriplet, US",
    "1010ABCD, ZonalMap, US",
  })
  void repeatingElementsAreFoundByAnyOfTheirTags(String digits, String keyword, Vr vr) {
    int tag = Tag.parse(digits).orElseThrow();

    assertThat(DataDictionary.keyword(tag)).isEqualTo(keyword);
    assertThat(DataDictionary.vr(tag)).isEqualTo(vr);
    assertThat(DataDictionary.entry(tag)).map(Entry::tag).contains(tag);
  }

  @Test
  void anElementOfItsOwnComesBeforeARepeatingOne() {
    assertThat(DataDictionary.keyword(0x7FE00010)).isEqualTo("PixelData");
    assertThat(DataDictionary.keyword(0x00280400)).isEqualTo("TransformLabel");
  }

  @Test
  void oddGroupsDoNotRepeatThoseOfTheStandard() {
    assertThat(DataDictionary.entry(0x60013000)).isEmpty();
    assertThat(DataDictionary.vr(0x60013000)).isEqualTo(Vr.UN);
  }

  @ParameterizedTest
  @CsvSource({
    "00280106, US",
    "00283002, US",
    "00283006, OW",
    "00281200, OW",
    "7FE00010, OW",
    "54001010, OW",
  })
  void anAmbiguousVrIsOwIfItMayBeAndElseTheFirst(String digits, Vr assumed) {
    int tag = Tag.parse(digits).orElseThrow();

    assertThat(DataDictionary.isAmbiguous(tag)).isTrue();
    assertThat(DataDictionary.vr(tag)).isEqualTo(assumed);
  }

  @Test
  void entryListsTheVrsToChooseFrom() {
    assertThat(DataDictionary.entry(Tags.GrayLookupTableData).orElseThrow().vrs())
        .containsExactly(Vr.US, Vr.SS, Vr.OW);
    assertThat(DataDictionary.entry(Tags.PixelData).orElseThrow().vrs())
        .containsExactly(Vr.OB, Vr.OW);
  }

  @Test
  void itemsHaveNoVr() {
    assertThat(DataDictionary.entry(Tags.Item).orElseThrow().vrs()).isEmpty();
    assertThat(DataDictionary.vr(Tags.Item)).isEqualTo(Vr.UN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00000000, 0x00020000, 0x00080000, 0x00090000, 0x10100000, 0x60000000})
  void groupLengthsAreUl(int tag) {
    assertThat(DataDictionary.vr(tag)).isEqualTo(Vr.UL);
    assertThat(DataDictionary.entry(tag).orElseThrow().vrs()).containsExactly(Vr.UL);
  }

  @Test
  void privateCreatorsAreLo() {
    assertThat(DataDictionary.vr(0x00090010)).isEqualTo(Vr.LO);
    assertThat(DataDictionary.vr(0x000900FF)).isEqualTo(Vr.LO);
    assertThat(DataDictionary.entry(0x00090010))
        .contains(new Entry(0x00090010, List.of(Vr.LO), "1", "Private Creator", "", false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00100011, 0x00091001, 0x0009000F, 0x00090100, 0xFFFFFFFF, 0x80000001})
  void whatTheStandardDoesNotKnowIsUn(int tag) {
    assertThat(DataDictionary.entry(tag)).isEmpty();
    assertThat(DataDictionary.vr(tag)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.keyword(tag)).isEmpty();
    assertThat(DataDictionary.isAmbiguous(tag)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PatientName", "patientname", "PATIENTNAME", "patientName"})
  void keywordsAreTakenInAnyCase(String keyword) {
    assertThat(DataDictionary.tag(keyword)).hasValue(0x00100010);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PatientNam", "Patient's Name", "PatientNamé", "00100010"})
  void otherTextsAreNoKeyword(String text) {
    assertThat(DataDictionary.tag(text)).isEmpty();
  }

  @Test
  void theKeywordOfARepeatingElementHasOneTag() {
    assertThat(DataDictionary.tag("OverlayData")).hasValue(0x60003000);
  }

  @Test
  void retiredElementsWithoutAKeywordAreFoundByTagOnly() {
    assertThat(DataDictionary.entry(0x00280020).orElseThrow().keyword()).isEmpty();
  }
}
