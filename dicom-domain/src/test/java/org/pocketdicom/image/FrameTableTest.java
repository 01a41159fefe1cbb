package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.part10.TransferSyntax;

class FrameTableTest {

  private static final TransferSyntax LITTLE = TransferSyntax.EXPLICIT_LITTLE;
  private static final TransferSyntax JPEG = TransferSyntax.of("1.2.840.10008.1.2.4.50");

  @Test
  void fragmentsUnderANativeTransferSyntaxAreMalformed() {
    Fragments fragments =
        new Fragments(new long[0], new long[] {1008}, new long[] {24}, new int[1]);
    DataSet header =
        ImageHeaders.gray(4, 3).put(new DataElement(Tags.PixelData, Vr.OB, fragments)).build();

    assertThatThrownBy(() -> FrameTable.of(header, LITTLE)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void nativeFramesLieOneBehindTheOther() {
    DataSet header =
        ImageHeaders.gray(2, 3)
            .put(Tags.NumberOfFrames, Vr.IS, "3")
            .put(ImageHeaders.pixelData(Vr.OW, 1000, 36))
            .build();

    FrameTable table = FrameTable.of(header, LITTLE);

    assertThat(table.count()).isEqualTo(3);
    assertThat(table.isEncapsulated()).isFalse();
    assertThat(table.offset(2)).isEqualTo(1024);
    assertThat(table.length(2)).isEqualTo(12);
  }

  @Test
  void floatingPointFramesAreNative() {
    DataSet floats = ImageHeaders.floatingPoint(2, 3, Tags.FloatPixelData).build();
    DataSet doubles = ImageHeaders.floatingPoint(2, 3, Tags.DoubleFloatPixelData).build();
    DataSet fragments =
        floats.toBuilder()
            .put(
                new DataElement(
                    Tags.FloatPixelData,
                    Vr.OB,
                    new Fragments(new long[0], new long[] {1008}, new long[] {24}, new int[1])))
            .build();

    assertThat(FrameTable.of(floats, LITTLE).offset(0)).isEqualTo(1000);
    assertThat(FrameTable.of(floats, LITTLE).length(0)).isEqualTo(24);
    assertThat(FrameTable.of(doubles, LITTLE).length(0)).isEqualTo(48);
    assertThatThrownBy(() -> FrameTable.of(floats, JPEG)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> FrameTable.of(fragments, JPEG))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(7FE0,0008)");
  }

  @Test
  void anObjectWithoutPixelDataHasNoFrames() {
    assertThat(FrameTable.of(ImageHeaders.gray(2, 3).build(), LITTLE).count()).isZero();
  }

  @Test
  void framesOfSingleBitsNeedNotBeginAtAByte() {
    DataSet header =
        ImageHeaders.gray(3, 3)
            .put(Tags.BitsAllocated, Vr.US, 1)
            .put(Tags.BitsStored, Vr.US, 1)
            .put(Tags.HighBit, Vr.US, 0)
            .put(Tags.NumberOfFrames, Vr.IS, "3")
            .put(ImageHeaders.pixelData(Vr.OB, 100, 4))
            .build();

    FrameTable table = FrameTable.of(header, LITTLE);

    assertThat(table.offset(1)).isEqualTo(101);
    assertThat(table.bitOffset(1)).isEqualTo(1);
    assertThat(table.length(1)).isEqualTo(2);
    // bits 9 to 17 of the Pixel Data: 1, 1111 1110 reading from the least significant
    assertThat(table.payload(1, new byte[] {(byte) 0b1111_1110, 0b0000_0010}))
        .containsExactly(0b0111_1111, 0b1);
  }

  @Test
  void framesThatPixelDataDoNotHoldAreAnErrorAndOnlyThey() {
    DataSet header =
        ImageHeaders.gray(2, 3)
            .put(Tags.NumberOfFrames, Vr.IS, Integer.toString(Integer.MAX_VALUE))
            .put(ImageHeaders.pixelData(Vr.OW, 1000, 30))
            .build();

    FrameTable table = FrameTable.of(header, LITTLE);

    assertThat(table.count()).isEqualTo(Integer.MAX_VALUE);
    assertThat(table.length(1)).isEqualTo(12);
    assertThatThrownBy(() -> table.offset(2)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> table.length(Integer.MAX_VALUE - 1))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("frame 2147483647 of 2147483647");
  }

  @Test
  void theLargestFramesDoNotOverflow() {
    FrameTable table =
        FrameTable.ofNative(1L << 40, (long) ImagePixel.MAX_SAMPLES * 64, Integer.MAX_VALUE);

    assertThat(table.offset(Integer.MAX_VALUE - 1))
        .isEqualTo((1L << 40) + (Integer.MAX_VALUE - 1L) * ImagePixel.MAX_SAMPLES * 8);
  }

  @Test
  void bytesInBigEndianWordsAreSwappedBack() {
    DataSet header =
        ImageHeaders.gray(1, 3)
            .put(Tags.BitsAllocated, Vr.US, 8)
            .put(Tags.BitsStored, Vr.US, 8)
            .put(Tags.HighBit, Vr.US, 7)
            .put(Tags.NumberOfFrames, Vr.IS, "2")
            .put(ImageHeaders.pixelData(Vr.OW, 100, 6))
            .build();

    FrameTable table = FrameTable.of(header, TransferSyntax.EXPLICIT_BIG);

    // Pixel Data 1 2 3 | 4 5 6 is stored 2 1 4 3 6 5, and the second frame begins inside a word.
    assertThat(table.offset(0)).isEqualTo(100);
    assertThat(table.payload(0, new byte[] {2, 1, 4, 3})).containsExactly(1, 2, 3);
    assertThat(table.offset(1)).isEqualTo(102);
    assertThat(table.length(1)).isEqualTo(4);
    assertThat(table.payload(1, new byte[] {4, 3, 6, 5})).containsExactly(4, 5, 6);
  }

  @Test
  void wholeWordsAreLeftToTheCodec() {
    DataSet header = ImageHeaders.gray(1, 1).put(ImageHeaders.pixelData(Vr.OW, 100, 2)).build();

    FrameTable table = FrameTable.of(header, TransferSyntax.EXPLICIT_BIG);

    assertThat(table.payload(0, new byte[] {1, 2})).containsExactly(1, 2);
  }

  @Test
  void pixelDataInAnotherFormThanItsTransferSyntaxAsksIsRefused() {
    DataSet plain = ImageHeaders.gray(1, 1).put(ImageHeaders.pixelData(Vr.OW, 100, 2)).build();
    DataSet sequence = ImageHeaders.gray(1, 1).put(Tags.PixelData, DataSet.empty()).build();
    DataSet inMemory = ImageHeaders.gray(1, 1).put(Tags.PixelData, Vr.OW, new byte[2]).build();

    assertThatThrownBy(() -> FrameTable.of(plain, JPEG)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> FrameTable.of(sequence, LITTLE)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> FrameTable.of(inMemory, LITTLE)).isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void whatToBytesWritesFromBytesReads() {
    FrameTable nativeTable = FrameTable.ofNative(1000, 25, 9, true, 3);
    FrameTable encapsulated =
        FrameTable.ofEncapsulated(new long[] {500, 1L << 33, 40}, new long[] {100, 7, 9}, 5);

    FrameTable first = FrameTable.fromBytes(nativeTable.toBytes());
    FrameTable second = FrameTable.fromBytes(encapsulated.toBytes());

    assertThat(first).usingRecursiveComparison().isEqualTo(nativeTable);
    assertThat(second).usingRecursiveComparison().isEqualTo(encapsulated);
    assertThat(FrameTable.fromBytes(FrameTable.none().toBytes()).count()).isZero();
  }

  @Test
  void aTableOfManyFramesIsSmall() {
    long[] offsets = new long[10_000];
    long[] lengths = new long[10_000];
    for (int i = 0; i < offsets.length; i++) {
      lengths[i] = 10_000;
      offsets[i] = 5_000 + i * lengths[i];
    }

    assertThat(FrameTable.ofEncapsulated(offsets, lengths).toBytes()).hasSizeLessThan(30_020);
    assertThat(FrameTable.ofNative(5000, 1 << 22, 10_000).toBytes()).hasSizeLessThan(40);
  }

  @Test
  void damagedBytesAreRefusedAndReserveNothing() {
    byte[] sound = FrameTable.ofEncapsulated(new long[] {500, 700}, new long[] {100, 7}).toBytes();
    byte[] manyFrames = {1, 2, -1, -1, -1, -1, 7, -1, -1, -1, -1, 7};

    assertThatThrownBy(() -> FrameTable.fromBytes(manyFrames)).isInstanceOf(MalformedDicom.class);
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        FrameTable.fromBytes(damaged).count();
      } catch (MalformedDicom e) {
        assertThat(e).hasMessageContaining("frame table");
      }
    }
  }
}
