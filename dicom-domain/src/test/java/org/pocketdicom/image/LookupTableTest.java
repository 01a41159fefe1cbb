package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

class LookupTableTest {

  @Test
  void valuesOutsideHaveTheFirstOrTheLastEntry() {
    LookupTable table = table(item(3, 10, 16).put(Tags.LUTData, Vr.US, 7, 8, 9), false);

    assertThat(table.entry(Long.MIN_VALUE)).isEqualTo(7);
    assertThat(table.entry(10)).isEqualTo(7);
    assertThat(table.entry(11)).isEqualTo(8);
    assertThat(table.entry(Long.MAX_VALUE)).isEqualTo(9);
  }

  @Test
  void aLengthOfZeroIs65536Entries() {
    byte[] data = new byte[1 << 17];
    data[data.length - 1] = 1;

    LookupTable table = table(item(0, 0, 16).put(Tags.LUTData, Vr.OW, data), false);

    assertThat(table.entry(65534)).isZero();
    assertThat(table.entry(65535)).isEqualTo(256);
  }

  @Test
  void theFirstMappedValueHasTheSignOfTheValuesWhateverItsVr() {
    DataSetBuilder item = item(2, 0xFFFF, 16).put(Tags.LUTData, Vr.US, 1, 2);

    assertThat(table(item, true).entry(0)).isEqualTo(2);
    assertThat(table(item, false).entry(0)).isEqualTo(1);
  }

  @Test
  void entriesOfEightBitsMayBePackedInWords() {
    byte[] littleEndian = {1, 2, 3, 0};
    EncodedValue bigEndian = new EncodedValue(new byte[] {2, 1, 0, 3}, 0, 4, true);

    LookupTable little = table(item(3, 0, 8).put(Tags.LUTData, Vr.OW, littleEndian), false);
    LookupTable big =
        table(item(3, 0, 8).put(new DataElement(Tags.LUTData, Vr.OW, bigEndian)), false);

    for (LookupTable table : new LookupTable[] {little, big}) {
      assertThat(new int[] {table.entry(0), table.entry(1), table.entry(2)})
          .containsExactly(1, 2, 3);
      assertThat(table.maximum()).isEqualTo(255);
    }
  }

  @Test
  void packedEntriesHaveEightBitsEvenWhereTheDescriptorSaysSixteen() {
    LookupTable table = table(item(4, 0, 16).put(Tags.LUTData, Vr.OW, new byte[4]), false);

    assertThat(table.bits()).isEqualTo(8);
  }

  @Test
  void aTableShorterThanItsDescriptorIsMalformed() {
    DataSetBuilder item = item(5, 0, 8).put(Tags.LUTData, Vr.OW, new byte[4]);

    assertThatThrownBy(() -> table(item, false)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void aDescriptorThatDescribesNothingIsMalformed() {
    byte[] data = new byte[4];

    assertThatThrownBy(() -> table(item(2, 0, 17).put(Tags.LUTData, Vr.OW, data), false))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> table(item(2, 0, 0).put(Tags.LUTData, Vr.OW, data), false))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> table(item(2, 0).put(Tags.LUTData, Vr.OW, data), false))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> table(DataSet.builder().put(Tags.LUTData, Vr.OW, data), false))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> table(item(2, 0, 8), false)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void aTableThatWasLeftInTheObjectIsUnsupported() {
    DataSetBuilder item =
        item(2, 0, 8).put(new DataElement(Tags.LUTData, Vr.OW, new Value.BulkData(8, 1 << 20)));

    assertThatThrownBy(() -> table(item, false)).isInstanceOf(UnsupportedDicom.class);
  }

  private static DataSetBuilder item(int... descriptor) {
    return DataSet.builder().put(Tags.LUTDescriptor, Vr.US, descriptor);
  }

  private static LookupTable table(DataSetBuilder item, boolean signed) {
    return LookupTable.of(item.build(), Tags.LUTDescriptor, Tags.LUTData, signed);
  }
}
