package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

class DataSetBuilderTest {

  private static final DataSet LATIN_1 =
      DataSet.builder()
          .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
          .put(Tags.PatientName, Vr.PN, "Müller^Jörg")
          .build();

  @Test
  void textIsEncodedInTheSetThatTheDataSetNames() {
    assertThat(bytes(LATIN_1, Tags.PatientName))
        .isEqualTo("Müller^Jörg ".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void valueThatTheSetCannotHoldMakesItUtf8AndEncodesAllTextAnew() {
    DataSet item = item(LATIN_1).put(Tags.CodeMeaning, Vr.LO, "Größe").build();
    DataSet dataSet =
        LATIN_1.toBuilder()
            .put(Tags.ConceptNameCodeSequence, item)
            .put(Tags.PatientID, Vr.LO, "山田")
            .build();

    assertThat(dataSet.string(Tags.SpecificCharacterSet)).contains("ISO_IR 192");
    assertThat(dataSet.characterSet()).isEqualTo(SpecificCharacterSet.UTF_8);
    assertThat(bytes(dataSet, Tags.PatientName))
        .isEqualTo("Müller^Jörg ".getBytes(StandardCharsets.UTF_8));
    DataSet nested = dataSet.items(Tags.ConceptNameCodeSequence).getFirst();
    assertThat(nested.string(Tags.CodeMeaning)).contains("Größe");
    assertThat(bytes(nested, Tags.CodeMeaning))
        .startsWith("Größe".getBytes(StandardCharsets.UTF_8));
    assertThat(nested.contains(Tags.SpecificCharacterSet)).isFalse();
  }

  @Test
  void itemsThatNameASetOfTheirOwnKeepIt() {
    DataSet dataSet =
        DataSet.builder()
            .put(Tags.ReferencedPatientSequence, LATIN_1)
            .put(Tags.PatientID, Vr.LO, "山田")
            .build();

    DataSet item = dataSet.items(Tags.ReferencedPatientSequence).getFirst();
    assertThat(item.string(Tags.SpecificCharacterSet)).contains("ISO_IR 100");
    assertThat(bytes(item, Tags.PatientName)).isEqualTo(bytes(LATIN_1, Tags.PatientName));
  }

  @Test
  void anotherSetEncodesAnewWhatIsThere() {
    DataSet dataSet =
        LATIN_1.toBuilder().put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192").build();

    assertThat(dataSet.string(Tags.PatientName)).contains("Müller^Jörg");
    assertThat(bytes(dataSet, Tags.PatientName)).hasSize(14);
  }

  @Test
  void setThatCannotHoldWhatIsThereIsRefused() {
    DataSetBuilder builder = LATIN_1.toBuilder();

    assertThatThrownBy(() -> builder.put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 144"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0010,0010)");
  }

  @Test
  void elementOfAnotherDataSetIsEncodedInTheSetOfThisOne() {
    DataElement name = LATIN_1.get(Tags.PatientName).orElseThrow();

    DataSet dataSet =
        DataSet.builder().put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192").put(name).build();

    assertThat(dataSet.string(Tags.PatientName)).contains("Müller^Jörg");
  }

  @Test
  void textThatIsNotInItsSetIsNotPutInAnother() {
    DataSet broken =
        DataSet.builder()
            .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
            .put(Tags.PatientID, Vr.LO, new byte[] {'A', (byte) 0xFF})
            .build();

    assertThatThrownBy(
            () -> broken.toBuilder().put(Tags.SpecificCharacterSet, Vr.CS, "GB18030").build())
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(0010,0020)");
  }

  @Test
  void textThatWasLeftInTheObjectCannotBeEncodedAnew() {
    DataSetBuilder builder =
        LATIN_1.toBuilder()
            .put(
                new DataElement(
                    Tags.TextValue, Vr.UT, new Value.BulkData(0, 100_000), LATIN_1.characterSet()));

    assertThatThrownBy(() -> builder.put(Tags.PatientID, Vr.LO, "山"))
        .isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void characterThatAVrCannotHoldInAnySetIsRefused() {
    assertThatThrownBy(() -> DataSet.builder().put(Tags.Modality, Vr.CS, "Ü"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void privateCreatorReservesTheFirstFreeBlockAndKeepsItPs35Section781() {
    DataSetBuilder builder = DataSet.builder().put(0x00090010, Vr.LO, "OTHER");

    int first = builder.privateTag("ACME", 0x00090001);
    builder.put(first, Vr.LO, "x");
    int second = builder.privateTag("ACME", 0x00090002);

    assertThat(Tag.toString(first)).isEqualTo("(0009,1101)");
    assertThat(Tag.toString(second)).isEqualTo("(0009,1102)");
    assertThat(builder.build().string(0x00090011)).contains("ACME");
  }

  @Test
  void groupWhoseBlocksAreTakenReservesNoneMore() {
    DataSetBuilder builder = DataSet.builder();
    for (int block = 0x10; block <= 0xFF; block++) {
      builder.put(Tag.of(0x0009, block), Vr.LO, "OTHER");
    }

    assertThatThrownBy(() -> builder.privateTag("ACME", 0x00090001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.privateTag("ACME", 0x00100001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DataSetBuilder item(DataSet outer) {
    return DataSet.builder(outer.characterSet());
  }

  private static byte[] bytes(DataSet dataSet, int tag) {
    return dataSet.get(tag).orElseThrow().encoded().orElseThrow().toByteArray();
  }
}
