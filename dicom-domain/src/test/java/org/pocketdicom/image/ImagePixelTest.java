package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

class ImagePixelTest {

  @Test
  void readsEveryAttribute() {
    DataSet header =
        ImageHeaders.gray(2, 3)
            .put(Tags.SamplesPerPixel, Vr.US, 3)
            .put(Tags.PhotometricInterpretation, Vr.CS, "RGB")
            .put(Tags.PlanarConfiguration, Vr.US, 1)
            .put(Tags.BitsStored, Vr.US, 12)
            .put(Tags.HighBit, Vr.US, 13)
            .put(Tags.PixelRepresentation, Vr.US, 1)
            .put(Tags.NumberOfFrames, Vr.IS, "7")
            .build();

    assertThat(ImagePixel.of(header))
        .isEqualTo(
            new ImagePixel(2, 3, 3, 16, 12, 13, true, true, PhotometricInterpretation.RGB, 7));
  }

  @Test
  void whatIsAbsentHasTheDefaultsThatAreSafe() {
    DataSet header =
        ImageHeaders.gray(2, 3)
            .remove(Tags.SamplesPerPixel)
            .remove(Tags.BitsStored)
            .remove(Tags.HighBit)
            .remove(Tags.PixelRepresentation)
            .build();

    assertThat(ImagePixel.of(header))
        .isEqualTo(
            new ImagePixel(
                2, 3, 1, 16, 16, 15, false, false, PhotometricInterpretation.MONOCHROME2, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {Tags.Rows, Tags.Columns, Tags.BitsAllocated, Tags.PhotometricInterpretation})
  void whatHasNoSafeDefaultIsNotGuessed(int tag) {
    DataSet header = ImageHeaders.gray(2, 3).remove(tag).build();

    assertThatThrownBy(() -> ImagePixel.of(header)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void attributesOfAnotherVrAreUnderstood() {
    DataSet header =
        ImageHeaders.gray(2, 3).put(Tags.Rows, Vr.UL, 5).put(Tags.Columns, Vr.IS, "6").build();

    ImagePixel pixel = ImagePixel.of(header);

    assertThat(pixel.rows()).isEqualTo(5);
    assertThat(pixel.columns()).isEqualTo(6);
  }

  @Test
  void hostileNumbersAreRefused() {
    assertThatThrownBy(
            () -> ImagePixel.of(ImageHeaders.gray(2, 3).put(Tags.Rows, Vr.UL, -1).build()))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> ImagePixel.of(ImageHeaders.gray(65535, 65535).build()))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void samplesThatDoNotFitTheColourAreRefused() {
    DataSet header = ImageHeaders.gray(2, 3).put(Tags.SamplesPerPixel, Vr.US, 2).build();

    assertThatThrownBy(() -> ImagePixel.of(header))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(0028,0002)");
  }

  @Test
  void anUnknownPhotometricInterpretationIsUnsupportedAndNotRepeated() {
    DataSet header =
        ImageHeaders.gray(2, 3).put(Tags.PhotometricInterpretation, Vr.CS, "FOO").build();

    assertThatThrownBy(() -> ImagePixel.of(header))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageNotContaining("FOO");
  }

  /** PS3.3 C.7.6.24, C.7.6.25. */
  @Test
  void floatingPointIsSignedAndFillsItsWords() {
    DataSetBuilder floats = ImageHeaders.floatingPoint(2, 3, Tags.FloatPixelData);
    DataSetBuilder doubles = ImageHeaders.floatingPoint(2, 3, Tags.DoubleFloatPixelData);

    ImagePixel pixel = ImagePixel.of(floats.put(Tags.BitsStored, Vr.US, 12).build());

    assertThat(pixel)
        .isEqualTo(
            new ImagePixel(
                2, 3, 1, 32, 32, 31, true, false, PhotometricInterpretation.MONOCHROME2, 1, true));
    assertThat(ImagePixel.of(doubles.build()).bitsStored()).isEqualTo(64);
    assertThat(ImagePixel.of(doubles.build()).floatingPoint()).isTrue();
  }

  @Test
  void floatingPointOfOtherWordsOrColoursIsMalformed() {
    DataSetBuilder words =
        ImageHeaders.floatingPoint(2, 3, Tags.FloatPixelData).put(Tags.BitsAllocated, Vr.US, 64);
    DataSetBuilder palette =
        ImageHeaders.floatingPoint(2, 3, Tags.FloatPixelData)
            .put(Tags.PhotometricInterpretation, Vr.CS, "PALETTE COLOR");

    assertThatThrownBy(() -> ImagePixel.of(words.build())).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> ImagePixel.of(palette.build())).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void anEmptyPixelDataElementIsNoImage() {
    assertThat(ImagePixel.isIn(DataSet.empty())).isFalse();
    assertThat(ImagePixel.isIn(DataSet.builder().put(Tags.PixelData, Vr.OW, new byte[0]).build()))
        .isFalse();
    assertThat(
            ImagePixel.isIn(DataSet.builder().put(ImageHeaders.pixelData(Vr.OW, 100, 12)).build()))
        .isTrue();
  }
}
