package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.Window.Function;

/** Pictures of Float and Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25). */
class FloatingPointTest {

  private static final double[] RAMP = {-1, -0.5, 0, 0.5, 1};

  @Test
  void withoutAWindowTheRangeOfTheFrameIsShown() {
    assertThat(levels(floats(RAMP), DataSet.builder())).containsExactly(0, 64, 128, 191, 255);
    assertThat(levels(doubles(RAMP), DataSet.builder())).containsExactly(0, 64, 128, 191, 255);
    assertThat(levels(floats(0.1, 0.1), DataSet.builder())).containsExactly(0, 0);
  }

  @Test
  void theWindowsOfTheObjectAndOfTheRequestAreApplied() {
    DataSetBuilder header =
        DataSet.builder()
            .put(Tags.RescaleSlope, Vr.DS, "100")
            .put(Tags.RescaleIntercept, Vr.DS, "50")
            .put(Tags.WindowCenter, Vr.DS, "50")
            .put(Tags.WindowWidth, Vr.DS, "201");
    Window half = new Window(50, 100, Function.LINEAR_EXACT);

    assertThat(levels(floats(RAMP), header)).containsExactly(1, 64, 128, 192, 255);
    assertThat(levels(doubles(RAMP), header, Optional.of(half), false))
        .containsExactly(0, 0, 128, 255, 255);
    assertThat(levels(doubles(RAMP), header, Optional.of(half), true))
        .containsExactly(0, 0, 32768, 65535, 65535);
  }

  @Test
  void tablesAreLookedUpByTheNearestInteger() {
    DataSet lut =
        DataSet.builder()
            .put(Tags.LUTDescriptor, Vr.SS, 3, -1, 8)
            .put(Tags.LUTData, Vr.US, 10, 20, 30)
            .build();
    double[] values = {Double.NEGATIVE_INFINITY, -0.6, 0.4, 0.6, Double.POSITIVE_INFINITY};

    assertThat(levels(doubles(values), DataSet.builder().put(Tags.VOILUTSequence, lut)))
        .containsExactly(10, 10, 20, 30, 30);
  }

  @Test
  void paddingIsNotPartOfTheRange() {
    double[] values = {-1000.25, -1000, 0, 1, 2};
    DataSetBuilder one =
        DataSet.builder()
            .put(Tags.FloatPixelPaddingValue, Vr.FL, 2.0)
            .put(Tags.DoubleFloatPixelPaddingValue, Vr.FD, -1000.25);
    DataSetBuilder range =
        DataSet.builder()
            .put(Tags.FloatPixelPaddingValue, Vr.FL, -1000.0)
            .put(Tags.FloatPixelPaddingRangeLimit, Vr.FL, -2000.0)
            .put(Tags.DoubleFloatPixelPaddingValue, Vr.FD, -2000.0)
            .put(Tags.DoubleFloatPixelPaddingRangeLimit, Vr.FD, -1000.0);

    assertThat(levels(doubles(values), one)).containsExactly(0, 0, 254, 255, 255);
    assertThat(levels(floats(values), one)).containsExactly(0, 0, 255, 255, 255);
    assertThat(levels(floats(values), range)).containsExactly(0, 0, 0, 128, 255);
    assertThat(levels(doubles(values), range)).containsExactly(0, 0, 0, 128, 255);
  }

  @Test
  void whatIsNotANumberIsBlackAndInfinitiesAreClamped() {
    double[] values = {Double.NaN, Double.NEGATIVE_INFINITY, 1, 2, Double.POSITIVE_INFINITY};
    DataSetBuilder inverse = DataSet.builder().put(Tags.PresentationLUTShape, Vr.CS, "INVERSE");

    assertThat(levels(floats(values), DataSet.builder())).containsExactly(0, 0, 0, 255, 255);
    assertThat(levels(doubles(values), inverse)).containsExactly(0, 255, 255, 0, 0);
  }

  @Test
  void aFrameWithoutNumbersIsBlack() {
    assertThat(levels(floats(Double.NaN, Double.NaN), DataSet.builder())).containsExactly(0, 0);
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    double[] values = {-Double.MAX_VALUE, 0, Double.MAX_VALUE};
    DataSetBuilder rescale = DataSet.builder().put(Tags.RescaleSlope, Vr.DS, "10");

    assertThat(levels(doubles(values), DataSet.builder())).containsExactly(0, 128, 255);
    assertThat(levels(doubles(values), rescale)).containsExactly(0, 0, 255);
  }

  private static DecodedFrame doubles(double... values) {
    return frame(64, values.length, values);
  }

  private static DecodedFrame floats(double... values) {
    float[] samples = new float[values.length];
    IntStream.range(0, values.length).forEach(i -> samples[i] = (float) values[i]);
    return frame(32, values.length, samples);
  }

  private static DecodedFrame frame(int bits, int columns, Object samples) {
    return new DecodedFrame(
        1, columns, 1, bits, true, PhotometricInterpretation.MONOCHROME2, samples);
  }

  private static int[] levels(DecodedFrame frame, DataSetBuilder header) {
    return levels(frame, header, Optional.empty(), false);
  }

  private static int[] levels(
      DecodedFrame frame, DataSetBuilder header, Optional<Window> window, boolean sixteenBit) {
    RenderOptions options = new RenderOptions(window, sixteenBit, true, OptionalInt.empty());
    return ImageHeaders.levels(FramePipeline.render(frame, header.build(), 0, options));
  }
}
