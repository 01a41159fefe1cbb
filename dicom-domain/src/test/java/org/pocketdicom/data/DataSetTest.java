package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pocketdicom.dictionary.Tags;

class DataSetTest {

  private static final DataSet PATIENT =
      DataSet.builder()
          .put(Tags.PatientName, Vr.PN, "Doe^Jane")
          .put(Tags.PatientID, Vr.LO, "4711")
          .put(Tags.Rows, Vr.US, 512)
          .build();

  @Test
  void elementsAreOrderedByTagWhateverTheOrderTheyWerePutIn() {
    DataSet dataSet =
        DataSet.builder()
            .put(0xFFFCFFFC, Vr.OB, new byte[2])
            .put(Tags.PatientID, Vr.LO, "1")
            .put(Tags.SOPInstanceUID, Vr.UI, "1.2")
            .build();

    assertThat(dataSet)
        .extracting(DataElement::tag)
        .containsExactly(Tags.SOPInstanceUID, Tags.PatientID, 0xFFFCFFFC);
  }

  @Test
  void absentElementsAreEmptyAndNeverNull() {
    assertThat(PATIENT.get(Tags.StudyDate)).isEmpty();
    assertThat(PATIENT.string(Tags.StudyDate)).isEmpty();
    assertThat(PATIENT.strings(Tags.StudyDate)).isEmpty();
    assertThat(PATIENT.integer(Tags.StudyDate)).isEmpty();
    assertThat(PATIENT.items(Tags.StudyDate)).isEmpty();
  }

  @Test
  void aBuilderOfADataSetLeavesItUnchanged() {
    DataSet changed =
        PATIENT.toBuilder().put(Tags.PatientID, Vr.LO, "0815").remove(Tags.Rows).build();

    assertThat(changed.string(Tags.PatientID)).contains("0815");
    assertThat(changed.contains(Tags.Rows)).isFalse();
    assertThat(PATIENT.string(Tags.PatientID)).contains("4711");
    assertThat(PATIENT.integer(Tags.Rows)).hasValue(512);
  }

  @Test
  void aPrivateElementsCreatorIsTheOneThatReservedItsBlock() {
    DataSet dataSet =
        DataSet.builder()
            .put(0x00290011, Vr.LO, "SIEMENS CSA HEADER")
            .put(0x00291110, Vr.OB, new byte[2])
            .build();

    assertThat(dataSet.privateCreator(0x00291110)).contains("SIEMENS CSA HEADER");
    assertThat(dataSet.privateCreator(0x00291010)).isEmpty();
    assertThat(dataSet.privateCreator(Tags.Rows)).isEmpty();
  }

  @Test
  void ofColumnsOutOfOrderTheLastOfEqualTagsCounts() {
    byte[] buffer = {'a', 'b', 'c', 'd'};
    DataSetColumns columns = new DataSetColumns(1);
    columns.add(Tags.PatientID, Vr.LO, 0, 1);
    columns.add(Tags.SOPClassUID, Vr.UI, 1, 1);
    columns.add(Tags.PatientID, Vr.LO, 2, 1);

    DataSet dataSet = columns.toDataSet(buffer, false, SpecificCharacterSet.DEFAULT);

    assertThat(columns.isOrdered()).isFalse();
    assertThat(columns.isRepeated()).isTrue();
    assertThat(dataSet.size()).isEqualTo(2);
    assertThat(dataSet.string(Tags.PatientID)).contains("c");
    assertThat(dataSet.string(Tags.SOPClassUID)).contains("b");
  }

  @Test
  void whatIsAddedToColumnsLaterDoesNotChangeADataSetMadeBefore() {
    byte[] buffer = {'a', 'b'};
    DataSetColumns columns = new DataSetColumns(2);
    columns.add(Tags.PatientID, Vr.LO, 0, 1);
    DataSet before = columns.toDataSet(buffer, false, SpecificCharacterSet.DEFAULT);

    columns.add(Tags.PatientSex, Vr.CS, 1, 1);

    assertThat(before.size()).isEqualTo(1);
    assertThat(before.contains(Tags.PatientSex)).isFalse();
    assertThatThrownBy(() -> before.tagAt(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
