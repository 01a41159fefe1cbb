package org.pocketdicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary.Entry;

class PrivateDictionaryTest {

  private static final String CSA = "SIEMENS CSA HEADER";

  @ParameterizedTest
  @ValueSource(ints = {0x00291010, 0x00291110, 0x0029FF10})
  void theBlockOfAnElementDoesNotCount(int tag) {
    assertThat(DataDictionary.privateVr(CSA, tag)).isEqualTo(Vr.OB);
    assertThat(DataDictionary.privateEntry(CSA, tag))
        .contains(new Entry(tag, List.of(Vr.OB), "1", "CSA Image Header Info", "", false));
  }

  @Test
  void theSameTagIsAnotherElementUnderAnotherCreator() {
    assertThat(DataDictionary.privateVr("GEMS_PARM_01", 0x00431039)).isEqualTo(Vr.IS);
    assertThat(DataDictionary.privateVr("SIEMENS MED NM", 0x00431039)).isEqualTo(Vr.UN);
  }

  @Test
  void unknownCreatorsAndElementsAreUn() {
    assertThat(DataDictionary.privateVr("NOBODY", 0x00291010)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.privateVr("", 0x00291010)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.privateVr(CSA, 0x002910FE)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.privateEntry("NOBODY", 0x00291010)).isEmpty();
    assertThat(DataDictionary.privateEntry(CSA, 0x002910FE)).isEmpty();
  }

  @Test
  void creatorsAreFoundWithTheirPaddingAndInTheirOwnCase() {
    assertThat(DataDictionary.privateVr(CSA + " ", 0x00291010)).isEqualTo(Vr.OB);
    assertThat(DataDictionary.privateVr("siemens csa header", 0x00291010)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.privateEntry("SPI RELEASE 1", 0x00091008)).isEmpty();
    assertThat(DataDictionary.privateEntry("SPI Release 1", 0x00091008)).isPresent();
  }

  @Test
  void onlyElementsOfABlockAreACreators() {
    assertThat(DataDictionary.privateVr(CSA, 0x00281010)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.privateVr(CSA, 0x00290010)).isEqualTo(Vr.UN);
    assertThat(DataDictionary.privateEntry(CSA, 0x00290010)).isEmpty();
  }

  @Test
  void repeatingGroupsAreFound() {
    assertThat(DataDictionary.privateEntry("DLX_ANNOT_01", 0x70011004))
        .map(Entry::name)
        .contains("Text_annotation");
    assertThat(DataDictionary.privateVr("DLX_ANNOT_01", 0x70FF2004)).isEqualTo(Vr.ST);
  }

  @Test
  void aRowThatNamesItsBlockComesBeforeOneThatDoesNot() {
    Entry pitch = DataDictionary.privateEntry("ELSCINT1", 0x01F11026).orElseThrow();

    assertThat(pitch.vrs()).containsExactly(Vr.FD);
  }

  @Test
  void vrsToChooseFromAndOtherLettersAreRead() {
    assertThat(DataDictionary.privateEntry("FDMS 1.0", 0x002710A3).orElseThrow().vrs())
        .containsExactly(Vr.US, Vr.SS);
    assertThat(DataDictionary.privateEntry("TOSHIBA_MEC_OT3", 0x70191080).orElseThrow().vrs())
        .containsExactly(Vr.OB, Vr.OW);
    assertThat(DataDictionary.privateEntry("FDMS 1.0", 0x00251034))
        .map(Entry::name)
        .contains("tan θ");
  }
}
