package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

class ColorPipelineTest {

  @Test
  void rgbOfEightBitsStaysAsItIsAndIsACopy() {
    DecodedFrame frame = ImageHeaders.bytes(PhotometricInterpretation.RGB, 2, 1, 2, 3, 250, 0, 7);

    RenderedFrame picture = render(frame, DataSet.empty());

    assertThat(ImageHeaders.levels(picture)).containsExactly(1, 2, 3, 250, 0, 7);
    assertThat(picture.bytes()).isNotSameAs(frame.bytes());
  }

  @Test
  void longerSamplesKeepTheirUpperEightBitsAndShorterOnesAreStretched() {
    short[] shorts = {0x0FFF, 0x0800, 0x000F};
    int[] ints = {-1, 0x12345678, 0x00FFFFFF};
    byte[] nibbles = {15, 7, 0};

    assertThat(ImageHeaders.levels(render(rgb(12, shorts), DataSet.empty())))
        .containsExactly(255, 128, 0);
    assertThat(ImageHeaders.levels(render(rgb(32, ints), DataSet.empty())))
        .containsExactly(255, 0x12, 0);
    assertThat(ImageHeaders.levels(render(rgb(4, nibbles), DataSet.empty())))
        .containsExactly(255, 119, 0);
  }

  /** The inverse of the equations of C.7.6.3.1.2, in real numbers. */
  @Test
  void ybrFullIsWithinRoundingOfTheEquations() {
    for (int y = 0; y < 256; y += 5) {
      for (int cb = 0; cb < 256; cb += 3) {
        for (int cr = 0; cr < 256; cr += 3) {
          int[] rgb = rgb(PhotometricInterpretation.YBR_FULL, y, cb, cr);
          double blue = cb - 128;
          double red = cr - 128;
          assertNear(rgb[0], y + 1.402 * red);
          assertNear(rgb[1], y - (0.114 * 1.772 * blue + 0.299 * 1.402 * red) / 0.587);
          assertNear(rgb[2], y + 1.772 * blue);
        }
      }
    }
  }

  @Test
  void ybrPartialUsesItsOwnRange() {
    DecodedFrame frame =
        ImageHeaders.bytes(PhotometricInterpretation.YBR_PARTIAL_422, 2, 16, 235, 128, 128);

    assertThat(ImageHeaders.levels(render(frame, DataSet.empty())))
        .containsExactly(0, 0, 0, 255, 255, 255);
  }

  @Test
  void twoPixelsOfYbrFull422ShareTheirColour() {
    DecodedFrame frame =
        ImageHeaders.bytes(
            PhotometricInterpretation.YBR_FULL_422, 4, 10, 20, 128, 138, 30, 40, 138, 128);

    assertThat(ImageHeaders.levels(render(frame, DataSet.empty())))
        .containsExactly(24, 3, 10, 34, 13, 20, 30, 27, 48, 40, 37, 58);
  }

  @Test
  void anOddNumberOfColumnsCannotShareColour() {
    DecodedFrame frame =
        ImageHeaders.bytes(PhotometricInterpretation.YBR_FULL_422, 1, 10, 20, 128, 138);

    assertThatThrownBy(() -> render(frame, DataSet.empty())).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void aPaletteOfSixteenBitsGivesItsUpperEightAndIsNotReadOutsideOfItsEntries() {
    DataSet header =
        palette(16, new int[] {0x1000, 0xFFFF}, new int[] {0, 0x2001}, new int[] {0, 0x30FF})
            .build();
    DecodedFrame frame =
        ImageHeaders.bytes(PhotometricInterpretation.PALETTE_COLOR, 4, 0, 4, 5, 255);

    assertThat(ImageHeaders.levels(render(frame, header)))
        .containsExactly(0x10, 0, 0, 0x10, 0, 0, 255, 0x20, 0x30, 255, 0x20, 0x30);
  }

  @Test
  void aPaletteMayBeMadeOfSegments() {
    DataSetBuilder header = palette(16, new int[2], new int[2], new int[2]);
    for (int tag :
        new int[] {
          Tags.SegmentedRedPaletteColorLookupTableData,
          Tags.SegmentedGreenPaletteColorLookupTableData,
          Tags.SegmentedBluePaletteColorLookupTableData
        }) {
      header.put(tag, Vr.OW, new byte[] {0, 0, 2, 0, 0, 17, 0, 34});
    }
    DecodedFrame frame = ImageHeaders.bytes(PhotometricInterpretation.PALETTE_COLOR, 2, 4, 5);

    assertThat(ImageHeaders.levels(render(frame, header.build())))
        .containsExactly(17, 17, 17, 34, 34, 34);
  }

  /** PS3.3 C.7.6.19: the palette maps stored values from 4 on. */
  @Test
  void aSupplementalPaletteColoursTheUpperValuesOfAGrayImage() {
    DataSetBuilder header =
        palette(8, new int[] {10, 20}, new int[] {30, 40}, new int[] {50, 60})
            .put(Tags.WindowCenter, Vr.DS, "2.5")
            .put(Tags.WindowWidth, Vr.DS, "5");
    DecodedFrame frame =
        ImageHeaders.bytes(PhotometricInterpretation.MONOCHROME2, 5, 0, 3, 4, 5, 6);
    RenderOptions wide = new RenderOptions(Optional.empty(), true, true, OptionalInt.empty());

    assertThat(ImageHeaders.levels(render(frame, header.build())))
        .as("without Pixel Presentation")
        .hasSize(5);
    header.put(Tags.PixelPresentation, Vr.CS, "COLOR");
    for (RenderOptions options : List.of(RenderOptions.DEFAULT, wide)) {
      assertThat(ImageHeaders.levels(FramePipeline.render(frame, header.build(), 0, options)))
          .containsExactly(0, 0, 0, 191, 191, 191, 10, 30, 50, 20, 40, 60, 20, 40, 60);
    }
  }

  @Test
  void aPaletteShorterThanItSaysIsMalformed() {
    DataSet header =
        palette(8, new int[2], new int[2], new int[2])
            .put(Tags.BluePaletteColorLookupTableDescriptor, Vr.US, 256, 0, 8)
            .build();
    DecodedFrame frame = ImageHeaders.bytes(PhotometricInterpretation.PALETTE_COLOR, 1, 0);

    assertThatThrownBy(() -> render(frame, header)).isInstanceOf(MalformedDicom.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = PhotometricInterpretation.class,
      names = {"YBR_PARTIAL_420", "YBR_RCT", "XYB"})
  void otherColoursAreUnsupported(PhotometricInterpretation photometric) {
    DecodedFrame frame = ImageHeaders.bytes(photometric, 1, 1, 2, 3);

    assertThatThrownBy(() -> render(frame, DataSet.empty()))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining(photometric.term());
  }

  @Test
  void samplesThatDoNotFitTheColourAreMalformed() {
    DecodedFrame frame =
        new DecodedFrame(1, 1, 1, 8, false, PhotometricInterpretation.RGB, new byte[3]);

    assertThatThrownBy(() -> render(frame, DataSet.empty())).isInstanceOf(MalformedDicom.class);
  }

  private static RenderedFrame render(DecodedFrame frame, DataSet header) {
    return FramePipeline.render(frame, header, 0, RenderOptions.DEFAULT);
  }

  private static DecodedFrame rgb(int bits, Object samples) {
    return new DecodedFrame(1, 1, 3, bits, false, PhotometricInterpretation.RGB, samples);
  }

  private static int[] rgb(PhotometricInterpretation photometric, int... samples) {
    return ImageHeaders.levels(
        render(ImageHeaders.bytes(photometric, 1, samples), DataSet.empty()));
  }

  private static void assertNear(int level, double exact) {
    assertThat(Math.abs(level - Math.clamp(exact, 0, 255))).isLessThan(0.501);
  }

  /** Tables of two entries, for the indices 4 and 5. */
  private static DataSetBuilder palette(int bits, int[] red, int[] green, int[] blue) {
    return DataSet.builder()
        .put(Tags.RedPaletteColorLookupTableDescriptor, Vr.US, 2, 4, bits)
        .put(Tags.GreenPaletteColorLookupTableDescriptor, Vr.US, 2, 4, bits)
        .put(Tags.BluePaletteColorLookupTableDescriptor, Vr.US, 2, 4, bits)
        .put(Tags.RedPaletteColorLookupTableData, Vr.US, red)
        .put(Tags.GreenPaletteColorLookupTableData, Vr.US, green)
        .put(Tags.BluePaletteColorLookupTableData, Vr.US, blue);
  }
}
