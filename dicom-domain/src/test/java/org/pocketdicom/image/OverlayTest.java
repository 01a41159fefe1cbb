package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
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

class OverlayTest {

  /** 3 × 3 pixels that are shown as {@link #GRAY}. */
  private static final DecodedFrame FRAME =
      new DecodedFrame(
          3,
          3,
          1,
          8,
          false,
          PhotometricInterpretation.MONOCHROME2,
          new byte[] {5, 5, 5, 5, 5, 5, 5, 5, 5});

  private static final int GRAY = 159;
  private static final int WHITE = 255;

  @Test
  void bitsAreDrawnInWhiteTheLeastSignificantFirst() {
    assertThat(render(overlay(3, 3, 0b1_0001).build(), 0))
        .containsExactly(WHITE, GRAY, GRAY, GRAY, WHITE, GRAY, GRAY, GRAY, GRAY);
  }

  @Test
  void bitsInBigEndianWordsAreFound() {
    EncodedValue words = new EncodedValue(new byte[] {1, 0b1_0001}, 0, 2, true);
    DataSetBuilder header = overlay(3, 3, 0).put(new DataElement(Tags.OverlayData, Vr.OW, words));

    assertThat(render(header.build(), 0))
        .containsExactly(WHITE, GRAY, GRAY, GRAY, WHITE, GRAY, GRAY, GRAY, WHITE);
  }

  @Test
  void whatLiesOutsideOfTheImageIsClipped() {
    DataSetBuilder header = overlay(2, 2, 0b1111).put(Tags.OverlayOrigin, Vr.SS, 0, 0);

    assertThat(render(header.build(), 0))
        .containsExactly(WHITE, GRAY, GRAY, GRAY, GRAY, GRAY, GRAY, GRAY, GRAY);
    header.put(Tags.OverlayOrigin, Vr.SS, 3, 3);
    assertThat(render(header.build(), 0))
        .containsExactly(GRAY, GRAY, GRAY, GRAY, GRAY, GRAY, GRAY, GRAY, WHITE);
    header.put(Tags.OverlayOrigin, Vr.SS, -32768, 32767);
    assertThat(render(header.build(), 0)).containsOnly(GRAY);
  }

  @Test
  void outsideOfARegionOfInterestThePictureIsDimmed() {
    DataSetBuilder header = overlay(1, 2, 0b01).put(Tags.OverlayType, Vr.CS, "R");

    assertThat(render(header.build(), 0)).containsExactly(GRAY, 9, 9, 9, 9, 9, 9, 9, 9);
  }

  @Test
  void anOverlayWithoutFramesLiesOverEveryFrame() {
    assertThat(render(overlay(1, 1, 1).build(), 5)).contains(WHITE);
  }

  @Test
  void theFramesOfAnOverlayLieOverFramesOfTheImage() {
    DataSet header =
        overlay(1, 2, 0b1001)
            .put(Tags.NumberOfFramesInOverlay, Vr.IS, "2")
            .put(Tags.ImageFrameOrigin, Vr.US, 3)
            .build();

    assertThat(render(header, 1)).containsOnly(GRAY);
    assertThat(render(header, 2)).startsWith(WHITE, GRAY);
    assertThat(render(header, 3)).startsWith(GRAY, WHITE);
    assertThat(render(header, 4)).containsOnly(GRAY);
  }

  @Test
  void everyGroupIsDrawnAndOneWithoutDataIsNone() {
    int lastGroup = 0x001E0000;
    DataSet header =
        overlay(1, 1, 0)
            .put(Tags.OverlayRows + lastGroup, Vr.US, 1)
            .put(Tags.OverlayColumns + lastGroup, Vr.US, 1)
            .put(Tags.OverlayData + lastGroup, Vr.OW, new byte[] {1})
            .put(Tags.OverlayRows + 0x00020000, Vr.US, 512)
            .build();

    assertThat(render(header, 0)).startsWith(WHITE, GRAY);
  }

  @Test
  void colourAndSixteenBitsHaveOverlaysToo() {
    DecodedFrame rgb = ImageHeaders.bytes(PhotometricInterpretation.RGB, 2, 1, 2, 3, 4, 5, 6);
    RenderOptions sixteen = new RenderOptions(Optional.empty(), true, true, OptionalInt.empty());

    assertThat(
            ImageHeaders.levels(
                FramePipeline.render(rgb, overlay(1, 1, 1).build(), 0, RenderOptions.DEFAULT)))
        .containsExactly(WHITE, WHITE, WHITE, 4, 5, 6);
    assertThat(
            ImageHeaders.levels(FramePipeline.render(FRAME, overlay(1, 1, 1).build(), 0, sixteen)))
        .startsWith(65535, 40959);
  }

  @Test
  void overlaysCanBeLeftOut() {
    RenderOptions without = new RenderOptions(Optional.empty(), false, false, OptionalInt.empty());

    assertThat(
            ImageHeaders.levels(FramePipeline.render(FRAME, overlay(3, 3, -1).build(), 0, without)))
        .containsOnly(GRAY);
  }

  @Test
  void anOverlayWithTooFewBitsIsMalformed() {
    assertThatThrownBy(() -> render(overlay(5, 4, 0).build(), 0))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> render(overlay(0, 4, 0).build(), 0))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() ->
            render(overlay(1, 1, 0).put(Tags.NumberOfFramesInOverlay, Vr.IS, "17").build(), 0))
        .isInstanceOf(MalformedDicom.class);
  }

  @Test
  void anOverlayThatWasLeftInTheObjectIsUnsupported() {
    DataElement data = new DataElement(Tags.OverlayData, Vr.OW, new Value.BulkData(8, 1 << 20));

    assertThatThrownBy(() -> render(overlay(1, 1, 0).put(data).build(), 0))
        .isInstanceOf(UnsupportedDicom.class);
  }

  private static DataSetBuilder overlay(int rows, int columns, int bits) {
    return DataSet.builder()
        .put(Tags.WindowCenter, Vr.DS, "4")
        .put(Tags.WindowWidth, Vr.DS, "8")
        .put(Tags.VOILUTFunction, Vr.CS, "LINEAR_EXACT")
        .put(Tags.OverlayRows, Vr.US, rows)
        .put(Tags.OverlayColumns, Vr.US, columns)
        .put(Tags.OverlayOrigin, Vr.SS, 1, 1)
        .put(Tags.OverlayData, Vr.OW, new byte[] {(byte) bits, (byte) (bits >> 8)});
  }

  private static int[] render(DataSet header, int index) {
    return ImageHeaders.levels(FramePipeline.render(FRAME, header, index, RenderOptions.DEFAULT));
  }
}
