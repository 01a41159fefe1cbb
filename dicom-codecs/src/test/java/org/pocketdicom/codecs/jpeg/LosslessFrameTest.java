package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

/** The oracle is the picture that another program encoded. */
class LosslessFrameTest extends FrameCodecContract {

  private static final int SOF3 = Marker.SOF3_LOSSLESS;

  /** The codes 00, 01, 10 and 110 for differences of no bits, one, two, and for 32768. */
  private static final String TABLE = "00" + "000301" + "00".repeat(13) + "00010210";

  private static final ImagePixel WIDE = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 16);
  private static final ImagePixel GRAY_12 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12);
  private static final ImagePixel COLOR = Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, true, RGB);

  @Override
  protected FrameCodec codec() {
    return new JpegFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.4.57";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(Pattern.file("jpeg/lossless-1.jpg"), WIDE),
        new Sample(Pattern.file("jpeg/lossless-7.jpg"), WIDE),
        new Sample(Pattern.file("jpeg/lossless-shifted.jpg"), GRAY_12),
        new Sample(Pattern.file("jpeg/lossless-color.jpg"), COLOR));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void eachPredictorGivesBackWhatWasEncoded(int selection) {
    DecodedFrame frame = codec().decode(Pattern.file("jpeg/lossless-" + selection + ".jpg"), WIDE);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i))
          .isEqualTo(Pattern.rough(i % Pattern.COLUMNS, i / Pattern.COLUMNS));
    }
  }

  @Test
  void thePointTransformLeavesLowBitsOut() {
    DecodedFrame frame = codec().decode(Pattern.file("jpeg/lossless-shifted.jpg"), GRAY_12);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i))
          .isEqualTo(Pattern.wide(i % Pattern.COLUMNS, i / Pattern.COLUMNS) & ~7);
    }
  }

  @Test
  void colorsComeBackAsTheAttributesCallThem() {
    byte[] file = Pattern.file("jpeg/lossless-color.jpg");
    ImagePixel ybr = Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, YBR_FULL_422);

    assertThat(codec().decode(file, COLOR).bytes()).isEqualTo(Pattern.color().bytes());
    assertThat(codec().decode(file, COLOR).photometric()).isEqualTo(RGB);
    assertThat(codec().decode(file, ybr).photometric()).isEqualTo(YBR_FULL);
    assertThat(codec().decode(file, WIDE).photometric()).isEqualTo(RGB);
  }

  /** Table H.2: no bits follow the code for 16. */
  @Test
  void aDifferenceOf32768IsItsCodeAlone() {
    byte[] stream = stream(16, 1, 3).scan("010000").bits("110" + "110" + "00").end();

    DecodedFrame frame = codec().decode(stream, Pattern.grayOf(1, 3, 16, 16));

    assertThat(values(frame)).containsExactly(0, 32768, 32768);
  }

  @Test
  void restartIntervalsOfWholeLinesBeginThePredictionAnew() {
    LosslessStream stream = new LosslessStream().dri(2).frame(8, 3, 2, 1).table(TABLE);
    byte[] bytes =
        stream
            .scan("020000")
            .bits("011" + "00")
            .restart(0)
            .bits("011" + "011")
            .restart(1)
            .bits("00" + "00")
            .end();

    DecodedFrame frame = codec().decode(bytes, Pattern.grayOf(3, 2, 8, 8));

    assertThat(values(frame)).containsExactly(129, 129, 129, 130, 128, 128);
  }

  @Test
  void anIntervalOfAPartOfALineIsMalformed() {
    byte[] bytes =
        new LosslessStream()
            .dri(1)
            .frame(8, 1, 2, 1)
            .table(TABLE)
            .scan("010000")
            .bits("0000")
            .end();

    assertThatThrownBy(() -> codec().decode(bytes, Pattern.grayOf(1, 2, 8, 8)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a lossless JPEG restart interval of parts of a line");
  }

  @Test
  void eachComponentMayHaveAScanOfItsOwn() {
    LosslessStream stream = new LosslessStream().frame(8, 1, 2, 3).table(TABLE);
    for (int component = 1; component <= 3; component++) {
      stream.scanOf(component).bits("011" + "00").endOfBits();
    }

    DecodedFrame frame = codec().decode(stream.bytes(), Pattern.colorOf(1, 2, false, RGB));

    assertThat(values(frame)).containsExactly(129, 129, 129, 129, 129, 129);
  }

  /** Some encoders mark the table as one for AC coefficients. */
  @Test
  void theClassOfTheTableDoesNotMatter() {
    LosslessStream stream = new LosslessStream().frame(8, 1, 1, 1).table("1" + TABLE.substring(1));

    DecodedFrame frame =
        codec().decode(stream.scan("010000").bits("010").end(), Pattern.grayOf(1, 1, 8, 8));

    assertThat(frame.sample(0)).isEqualTo(127);
  }

  @ParameterizedTest
  @CsvSource({
    // stored, high bit, signed; precision; difference to the middle; value
    "12, 11, false, 12, 011, 2049",
    "12, 11, true, 12, 011, -2047",
    "12, 11, true, 16, 011, 1",
    "12, 15, false, 16, 010, 2047",
    "16, 15, true, 12, 011, -2047",
    "16, 15, false, 8, 011, 129"
  })
  void thePrecisionTellsWhereTheStoredValueLies(
      int stored, int highBit, boolean signed, int precision, String bits, int value) {
    byte[] stream = stream(precision, 1, 1).scan("010000").bits(bits).end();
    ImagePixel pixel = new ImagePixel(1, 1, 1, 16, stored, highBit, signed, false, MONOCHROME2, 1);

    DecodedFrame frame = codec().decode(stream, pixel);

    assertThat(frame.sample(0)).isEqualTo(value);
    assertThat(frame.bitsStored()).isEqualTo(Math.min(stored, precision));
    assertThat(frame.bytesPerSample()).isEqualTo(2);
  }

  /** As a tile at the edge of a slide would be, which has bytes. */
  @Test
  void aSmallerFrameUnderWordsIsMalformed() {
    ImagePixel words = new ImagePixel(2, 2, 1, 16, 8, 7, false, false, MONOCHROME2, 2);
    byte[] stream = stream(8, 1, 2).scan("010000").bits("0000").end();

    assertThatThrownBy(() -> codec().decode(stream, words)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void subsampledComponentsAreNotSupported() {
    byte[] stream =
        JpegStream.withTables().frame(SOF3, 8, 2, 2, 0x21, 0x11, 0x11).scan(1, 2, 3).end();

    assertThatThrownBy(() -> codec().decode(stream, Pattern.colorOf(2, 2, false, RGB)))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessage("lossless JPEG with subsampled components is not supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "080000", "010008"})
  void aScanWithoutAPredictorIsMalformed(String header) {
    byte[] stream = stream(8, 1, 1).scan(header).bits("00").end();

    assertThatThrownBy(() -> codec().decode(stream, Pattern.grayOf(1, 1, 8, 8)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a lossless JPEG scan without a predictor");
  }

  @Test
  void aSizeThatTheBytesCanNotFillIsRefused() {
    byte[] stream = stream(16, 16_000, 16_000).scan("010000").bits("00").end();

    assertThatThrownBy(() -> codec().decode(stream, Pattern.grayOf(16_000, 16_000, 16, 16)))
        .isInstanceOf(DicomException.class)
        .hasMessage("a JPEG frame is too short for its size");
  }

  private static LosslessStream stream(int precision, int rows, int columns) {
    return new LosslessStream().frame(precision, rows, columns, 1).table(TABLE);
  }
}
