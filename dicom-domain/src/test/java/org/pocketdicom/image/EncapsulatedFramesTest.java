package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.TransferSyntax;

/**
 * PS3.5 A.4. Every fragment of these tests is 10 bytes long: Items begin 18 bytes apart, the first
 * at byte 1000.
 */
class EncapsulatedFramesTest {

  private static final int JPEG = 0xFFD8FFE0;
  private static final int JPEG_2000 = 0xFF4FFF51;
  private static final int MORE = 0x12345678;
  private static final int ITEM = 18;
  private static final TransferSyntax SYNTAX = TransferSyntax.of("1.2.840.10008.1.2.4.50");
  private static final TransferSyntax RLE = TransferSyntax.of("1.2.840.10008.1.2.5");

  @Test
  void oneFrameHasAllFragments() {
    FrameTable table = FrameTable.of(header(1, offsets(0, ITEM), JPEG, MORE, JPEG).build(), SYNTAX);

    assertThat(places(table)).isEqualTo("1000+54");
  }

  @Test
  void asManyFragmentsAsFramesAreOneEach() {
    FrameTable table = FrameTable.of(header(2, offsets(), MORE, MORE).build(), SYNTAX);

    assertThat(places(table)).isEqualTo("1000+18 1018+18");
  }

  @Test
  void theBasicOffsetTableTellsWhereFramesBegin() {
    FrameTable table = FrameTable.of(header(2, offsets(0, ITEM), MORE, MORE, MORE).build(), SYNTAX);

    assertThat(places(table)).isEqualTo("1000+18 1018+36");
  }

  @Test
  void theExtendedOffsetTableComesFirst() {
    DataSetBuilder header =
        header(2, offsets(0, ITEM), MORE, MORE, MORE)
            .put(Tags.ExtendedOffsetTable, Vr.OV, longs(0, 2 * ITEM))
            .put(Tags.ExtendedOffsetTableLengths, Vr.OV, longs(28, 10));

    assertThat(places(FrameTable.of(header.build(), SYNTAX))).isEqualTo("1000+36 1036+18");
  }

  @Test
  void anExtendedOffsetTableThatDoesNotFitIsPassedOver() {
    DataSetBuilder header =
        header(2, offsets(0, ITEM), MORE, MORE, MORE)
            .put(Tags.ExtendedOffsetTable, Vr.OV, longs(0, 2 * ITEM + 1));

    assertThat(places(FrameTable.of(header.build(), SYNTAX))).isEqualTo("1000+18 1018+36");
  }

  @Test
  void aBasicOffsetTableThatDoesNotFitIsPassedOver() {
    long[][] wrong = {
      offsets(0, ITEM + 1),
      offsets(ITEM, 2 * ITEM),
      offsets(0, 0),
      offsets(2 * ITEM, 0),
      offsets(0, 9 * ITEM),
      offsets(0),
      offsets(0, ITEM, 2 * ITEM)
    };
    for (long[] table : wrong) {
      assertThat(places(FrameTable.of(header(2, table, JPEG, MORE, JPEG).build(), SYNTAX)))
          .as(Arrays.toString(table))
          .isEqualTo("1000+36 1036+18");
    }
  }

  @Test
  void withoutATableFramesBeginWhereCodestreamsDo() {
    DataSetBuilder header = header(3, offsets(), JPEG_2000, MORE, 12, MORE, MORE, JPEG);

    assertThat(places(FrameTable.of(header.build(), SYNTAX))).isEqualTo("1000+36 1036+54 1090+18");
  }

  @Test
  void fragmentsThatNothingTellsApartAreMalformed() {
    assertThatThrownBy(() -> FrameTable.of(header(2, offsets(), MORE, MORE, MORE).build(), SYNTAX))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("3 fragments can't be divided into 2 frames");
    assertThatThrownBy(() -> FrameTable.of(header(2, offsets(), MORE, JPEG, JPEG).build(), SYNTAX))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> FrameTable.of(header(1, offsets()).build(), SYNTAX))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("no fragments");
  }

  @Test
  void everyFragmentOfRleIsAFrameAndAnEmptyOneIsNone() {
    Fragments fragments =
        new Fragments(
            offsets(), offsets(1008, 1016, 1034, 1052), offsets(0, 10, 10, 0), new int[4]);
    DataSetBuilder header = header(2, offsets()).put(pixelData(fragments));

    assertThat(places(FrameTable.of(header.build(), RLE))).isEqualTo("1008+18 1026+26");
  }

  @Test
  void ofACutObjectTheFramesThatAreThereCanBeHad() {
    long[] all = offsets(0, ITEM, 2 * ITEM, 3 * ITEM);

    FrameTable byTable = FrameTable.of(header(4, all, MORE, MORE).build(), SYNTAX);
    FrameTable byCodestream = FrameTable.of(header(4, offsets(), JPEG, JPEG).build(), SYNTAX);

    for (FrameTable table : new FrameTable[] {byTable, byCodestream}) {
      assertThat(table.count()).isEqualTo(4);
      assertThat(table.offset(1)).isEqualTo(1018);
      assertThatThrownBy(() -> table.offset(2)).isInstanceOf(MalformedDicom.class);
      assertThat(FrameTable.fromBytes(table.toBytes())).usingRecursiveComparison().isEqualTo(table);
    }
  }

  private static DataSetBuilder header(int frames, long[] basicOffsets, int... heads) {
    long[] offsets = new long[heads.length];
    long[] lengths = new long[heads.length];
    for (int i = 0; i < heads.length; i++) {
      offsets[i] = 1008 + (long) i * ITEM;
      lengths[i] = 10;
    }
    return ImageHeaders.gray(4, 4)
        .put(Tags.NumberOfFrames, Vr.IS, Integer.toString(frames))
        .put(pixelData(new Fragments(basicOffsets, offsets, lengths, heads)));
  }

  private static DataElement pixelData(Fragments fragments) {
    return new DataElement(Tags.PixelData, Vr.OB, fragments);
  }

  private static long[] offsets(long... offsets) {
    return offsets;
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return bytes.array();
  }

  private static String places(FrameTable table) {
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < table.count(); i++) {
      places.append(table.offset(i)).append('+').append(table.length(i)).append(' ');
    }
    return places.toString().trim();
  }
}
