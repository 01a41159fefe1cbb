package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

class HeaderCodecTest {

  private static final DataSet HEADER =
      DataSet.builder()
          .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
          .put(Tags.PatientName, Vr.PN, "Äpfel^Ä")
          .put(
              Tags.ReferencedPatientSequence,
              DataSet.builder().put(Tags.PatientName, Vr.PN, new byte[] {(byte) 0xC4, 'b'}).build())
          .put(0x00290010, Vr.LO, "ACME")
          .put(0x00291001, Vr.UN, new byte[] {1, 2})
          .put(new DataElement(0x00291002, Vr.OB, new Value.BulkData(5L << 32, 6L << 32)))
          .put(new DataElement(0x00291003, Vr.OB, new Value.BulkDataUri("bulk/ä")))
          .put(new DataElement(Tags.PixelData, Vr.OB, fragments()))
          .build();

  @Test
  void aDataSetComesBackWithTextItemsPrivateElementsAndReferences() {
    DataSet decoded = HeaderCodec.decode(HeaderCodec.encode(HEADER));

    assertThat(decoded.string(Tags.PatientName)).contains("Äpfel^Ä");
    assertThat(decoded.items(Tags.ReferencedPatientSequence).getFirst().string(Tags.PatientName))
        .contains("Äb");
    assertThat(decoded.privateCreator(0x00291001)).contains("ACME");
    assertThat(decoded.get(0x00291002).orElseThrow().value())
        .isEqualTo(new Value.BulkData(5L << 32, 6L << 32));
    assertThat(decoded.get(0x00291003).orElseThrow().value())
        .isEqualTo(new Value.BulkDataUri("bulk/ä"));
    assertThat(decoded.get(Tags.PixelData).orElseThrow().value()).isInstanceOf(Fragments.class);
    assertThat(HeaderCodec.encode(decoded)).isEqualTo(HeaderCodec.encode(HEADER));
  }

  @Test
  void numbersInBigEndianStayNumbers() {
    DataElement rows =
        new DataElement(Tags.Rows, Vr.US, new EncodedValue(new byte[] {1, 2}, 0, 2, true));

    DataSet decoded = HeaderCodec.decode(HeaderCodec.encode(DataSet.builder().put(rows).build()));

    assertThat(decoded.integer(Tags.Rows)).hasValue(258);
  }

  @Test
  void aValueOfVrUnKeepsBothItsVrs() {
    EncodedValue value = EncodedValue.ofVrUn(new byte[] {1, 0}, 0, 2, List.of());

    DataElement decoded =
        HeaderCodec.decode(
                HeaderCodec.encode(
                    DataSet.builder().put(new DataElement(Tags.Rows, Vr.US, value)).build()))
            .elementAt(0);

    assertThat(decoded.vr()).isEqualTo(Vr.US);
    assertThat(decoded.encodedVr()).isEqualTo(Vr.UN);
    assertThat(decoded.integer()).hasValue(1);
  }

  @Test
  @Timeout(10)
  void manySequencesCostNoMoreThanOtherElements() {
    DataSetBuilder builder = DataSet.builder();
    for (int i = 0; i < 400_000; i++) {
      builder.put(0x10001000 + i);
    }

    DataSet decoded = HeaderCodec.decode(HeaderCodec.encode(builder.build()));

    assertThat(decoded.size()).isEqualTo(400_000);
  }

  @Test
  void damagedBytesAreMalformedAndNothingElse() {
    byte[] bytes = HeaderCodec.encode(HEADER);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> HeaderCodec.decode(cut)).isInstanceOf(MalformedDicom.class);
    }
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      byte[] mutated = bytes.clone();
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      try {
        assertThat(HeaderCodec.decode(mutated).size()).isGreaterThanOrEqualTo(0);
      } catch (MalformedDicom e) {
        assertThat(e).hasMessageContaining("indexed header");
      }
    }
  }

  private static Fragments fragments() {
    return new Fragments(new long[0], new long[] {8}, new long[] {2}, new int[] {0});
  }
}
