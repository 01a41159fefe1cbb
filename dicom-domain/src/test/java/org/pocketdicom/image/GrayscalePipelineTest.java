package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.Window.Function;

class GrayscalePipelineTest {

  private static final DecodedFrame RAMP = ImageHeaders.row(false, 12, 0, 50, 100, 150, 200);

  @Test
  void withoutAWindowTheRangeOfTheFrameIsShown() {
    assertThat(render(RAMP, DataSet.builder())).containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void paddingIsNotPartOfTheRange() {
    DataSetBuilder one = DataSet.builder().put(Tags.PixelPaddingValue, Vr.US, 200);
    DataSetBuilder range =
        DataSet.builder()
            .put(Tags.PixelPaddingValue, Vr.US, 200)
            .put(Tags.PixelPaddingRangeLimit, Vr.US, 150);

    assertThat(render(RAMP, one)).containsExactly(0, 85, 170, 255, 255);
    assertThat(render(RAMP, range)).containsExactly(0, 128, 255, 255, 255);
  }

  @Test
  void signedPaddingIsFoundWhateverItsVr() {
    DecodedFrame frame = ImageHeaders.row(true, 16, -2000, 0, 100);
    DataSetBuilder header = DataSet.builder().put(Tags.PixelPaddingValue, Vr.US, 63536);

    assertThat(render(frame, header)).containsExactly(0, 0, 255);
  }

  @Test
  void paddingCountsWhereTheRestIsAlike() {
    DecodedFrame mask = ImageHeaders.row(false, 8, 0, 1, 1);
    DataSetBuilder header = DataSet.builder().put(Tags.PixelPaddingValue, Vr.US, 0);

    assertThat(render(mask, header)).containsExactly(0, 255, 255);
  }

  @Test
  void aFrameOfOneValueIsBlack() {
    assertThat(render(ImageHeaders.row(false, 12, 7, 7), DataSet.builder())).containsExactly(0, 0);
  }

  @Test
  void theFirstWindowOfTheObjectIsShown() {
    assertThat(render(RAMP, window("100\\7", "101\\9"))).containsExactly(0, 1, 129, 255, 255);
  }

  @Test
  void theWindowThatIsAskedForComesFirst() {
    RenderOptions options =
        new RenderOptions(
            Optional.of(new Window(50, 100, Function.LINEAR_EXACT)),
            false,
            true,
            OptionalInt.empty());

    RenderedFrame picture = FramePipeline.render(RAMP, window("1", "1").build(), 0, options);

    assertThat(ImageHeaders.levels(picture)).containsExactly(0, 128, 255, 255, 255);
  }

  @ParameterizedTest
  @CsvSource({"40, 0", "40, -3", "x, 100", "40, ''", "40, NaN"})
  void aWindowThatIsNoneIsPassedOver(String center, String width) {
    assertThat(render(RAMP, window(center, width))).containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void theShapeOfTheWindowIsThatOfTheObject() {
    DataSetBuilder exact = window("100", "100").put(Tags.VOILUTFunction, Vr.CS, "LINEAR_EXACT");
    DataSetBuilder sigmoid = window("100", "100").put(Tags.VOILUTFunction, Vr.CS, "SIGMOID");

    assertThat(render(RAMP, exact)).containsExactly(0, 0, 128, 255, 255);
    assertThat(render(RAMP, sigmoid)).containsExactly(5, 30, 128, 225, 250);
  }

  @Test
  void aVoiLutIsUsedWhereThereIsNoWindow() {
    DataSetBuilder header = DataSet.builder().put(Tags.VOILUTSequence, lut(3, 100, 8, 10, 20, 30));

    assertThat(render(ImageHeaders.row(false, 12, 0, 100, 101, 102, 4095), header))
        .containsExactly(10, 10, 20, 30, 30);
    assertThat(
            render(
                RAMP,
                header.put(Tags.WindowCenter, Vr.DS, "100").put(Tags.WindowWidth, Vr.DS, "101")))
        .containsExactly(0, 1, 129, 255, 255);
  }

  @Test
  void theEntriesOfAVoiLutAreStretchedToTheLevels() {
    DataSetBuilder header = DataSet.builder().put(Tags.VOILUTSequence, lut(2, 0, 12, 0, 4095));

    assertThat(render(ImageHeaders.row(false, 12, 0, 1), header)).containsExactly(0, 255);
  }

  @Test
  void aVoiLutOverNegativeValuesBeginsBelowZero() {
    DataSetBuilder header =
        DataSet.builder()
            .put(Tags.RescaleIntercept, Vr.DS, "-1024")
            .put(Tags.RescaleSlope, Vr.DS, "1")
            .put(Tags.VOILUTSequence, lut(3, -1024, 8, 1, 2, 3));

    assertThat(render(ImageHeaders.row(false, 12, 0, 1, 2), header)).containsExactly(1, 2, 3);
  }

  @Test
  void theModalityLutComesBeforeTheWindow() {
    DataSetBuilder header =
        window("1000", "1000")
            .put(Tags.VOILUTFunction, Vr.CS, "LINEAR_EXACT")
            .put(Tags.ModalityLUTSequence, lut(3, -1, 16, 500, 1000, 1500));

    assertThat(render(ImageHeaders.row(true, 12, -2, -1, 0, 1, 2), header))
        .containsExactly(0, 0, 128, 255, 255);
  }

  @Test
  void theModalityLutOfAngiographyIsNotForDisplay() {
    DataSetBuilder header =
        DataSet.builder()
            .put(Tags.SOPClassUID, Vr.UI, SopClasses.XRayAngiographicImageStorage)
            .put(Tags.ModalityLUTSequence, lut(3, 0, 16, 9, 5, 1));

    assertThat(render(ImageHeaders.row(false, 8, 0, 1, 2), header)).containsExactly(0, 128, 255);
  }

  @Test
  void aNegativeSlopeTurnsTheRangeRound() {
    DataSetBuilder header =
        DataSet.builder()
            .put(Tags.RescaleSlope, Vr.DS, "-1")
            .put(Tags.RescaleIntercept, Vr.DS, "0");

    assertThat(render(RAMP, header)).containsExactly(255, 191, 128, 64, 0);
  }

  @Test
  void aSlopeOfZeroIsPassedOver() {
    DataSetBuilder header =
        DataSet.builder().put(Tags.RescaleSlope, Vr.DS, "0").put(Tags.RescaleIntercept, Vr.DS, "5");

    assertThat(render(RAMP, header)).containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void monochrome1IsInvertedLast() {
    DecodedFrame frame =
        new DecodedFrame(
            1, 3, 1, 8, false, PhotometricInterpretation.MONOCHROME1, new byte[] {0, 1, 2});
    DataSetBuilder header = DataSet.builder().put(Tags.VOILUTSequence, lut(3, 0, 8, 10, 20, 30));

    assertThat(render(frame, header)).containsExactly(245, 235, 225);
    assertThat(render(frame, header.put(Tags.PresentationLUTShape, Vr.CS, "INVERSE")))
        .containsExactly(245, 235, 225);
  }

  @Test
  void aPresentationLutShapeInvertsToo() {
    DataSetBuilder header = DataSet.builder().put(Tags.PresentationLUTShape, Vr.CS, "INVERSE");

    assertThat(render(RAMP, header)).containsExactly(255, 191, 127, 64, 0);
  }

  @Test
  void functionalGroupsOfTheFrameComeBeforeSharedOnesAndTheDataSet() {
    DataSet own = group(Tags.FrameVOILUTSequence, window("50", "1").build());
    DataSet shared = group(Tags.FrameVOILUTSequence, window("150", "1").build());
    DataSetBuilder header =
        window("1", "1")
            .put(Tags.SharedFunctionalGroupsSequence, shared)
            .put(Tags.PerFrameFunctionalGroupsSequence, own, DataSet.empty());

    assertThat(render(RAMP, header, 0)).containsExactly(0, 255, 255, 255, 255);
    assertThat(render(RAMP, header, 1)).containsExactly(0, 0, 0, 255, 255);
    assertThat(render(RAMP, header, 2)).containsExactly(0, 0, 0, 255, 255);
  }

  @Test
  void theRescaleOfAFrameIsUsedForIt() {
    DataSet transformation =
        DataSet.builder()
            .put(Tags.RescaleIntercept, Vr.DS, "-100")
            .put(Tags.RescaleSlope, Vr.DS, "2")
            .build();
    DataSetBuilder header =
        window("100.5", "1")
            .put(
                Tags.PerFrameFunctionalGroupsSequence,
                group(Tags.PixelValueTransformationSequence, transformation));

    assertThat(render(RAMP, header)).containsExactly(0, 0, 0, 255, 255);
  }

  @Test
  void thirtyTwoBitsAreComputedPixelByPixel() {
    DecodedFrame frame =
        new DecodedFrame(
            1,
            3,
            1,
            32,
            false,
            PhotometricInterpretation.MONOCHROME2,
            new int[] {0, Integer.MIN_VALUE, -1});

    assertThat(render(frame, DataSet.builder())).containsExactly(0, 128, 255);
    RenderOptions sixteen = new RenderOptions(Optional.empty(), true, true, OptionalInt.empty());
    assertThat(ImageHeaders.levels(FramePipeline.render(frame, DataSet.empty(), 0, sixteen)))
        .containsExactly(0, 32768, 65535);
  }

  @Test
  void aGrayFrameOfSeveralSamplesIsMalformed() {
    DecodedFrame frame =
        new DecodedFrame(
            1, 1, 3, 8, false, PhotometricInterpretation.MONOCHROME2, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> render(frame, DataSet.builder())).isInstanceOf(MalformedDicom.class);
  }

  private static int[] render(DecodedFrame frame, DataSetBuilder header) {
    return render(frame, header, 0);
  }

  private static int[] render(DecodedFrame frame, DataSetBuilder header, int index) {
    return ImageHeaders.levels(
        FramePipeline.render(frame, header.build(), index, RenderOptions.DEFAULT));
  }

  private static DataSetBuilder window(String center, String width) {
    return DataSet.builder()
        .put(Tags.WindowCenter, Vr.DS, center)
        .put(Tags.WindowWidth, Vr.DS, width);
  }

  private static DataSet lut(int length, int first, int bits, int... entries) {
    return DataSet.builder()
        .put(Tags.LUTDescriptor, Vr.SS, length, first, bits)
        .put(Tags.LUTData, Vr.US, entries)
        .build();
  }

  private static DataSet group(int macro, DataSet attributes) {
    return DataSet.builder().put(macro, attributes).build();
  }
}
