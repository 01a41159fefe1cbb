package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

/** The oracle is the JDK's JPEG reader, for 12 bits the picture that was encoded. */
class JpegFrameCodecTest extends FrameCodecContract {

  private static final ImagePixel GRAY = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 8, 8);
  private static final ImagePixel GRAY_12 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12);
  private static final ImagePixel COLOR =
      Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.YBR_FULL_422);

  @Override
  protected FrameCodec codec() {
    return new JpegFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.4.50";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(Pattern.file("jpeg/gray-baseline.jpg"), GRAY),
        new Sample(Pattern.file("jpeg/gray-extended-12.jpg"), GRAY_12),
        new Sample(Pattern.file("jpeg/gray-progressive.jpg"), GRAY),
        new Sample(Pattern.file("jpeg/progressive-color.jpg"), COLOR),
        new Sample(Pattern.file("jpeg/color-422.jpg"), COLOR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg/gray-baseline.jpg", "jpeg/gray-progressive.jpg"})
  void grayIsWithinOneLevelOfTheOracle(String name) throws IOException {
    byte[] file = Pattern.file(name);

    assertIsNear(codec().decode(file, GRAY), oracle(file), 1);
  }

  @ParameterizedTest
  @CsvSource({"jpeg/color-444.jpg, 1", "jpeg/color-422.jpg, 2", "jpeg/progressive-color.jpg, 2"})
  void colorIsYbrAndNearTheOracle(String name, int tolerance) throws IOException {
    byte[] file = Pattern.file(name);

    DecodedFrame frame = codec().decode(file, COLOR);

    assertThat(frame.photometric()).isEqualTo(PhotometricInterpretation.YBR_FULL);
    assertIsNear(frame, oracle(file), tolerance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jpeg/gray-extended-12.jpg", "jpeg/progressive-12.jpg", "jpeg/spectral-12.jpg"})
  void twelveBitsAreNearWhatWasEncoded(String name) {
    DecodedFrame frame = codec().decode(Pattern.file(name), GRAY_12);

    assertThat(frame.bitsStored()).isEqualTo(12);
    for (int i = 0; i < frame.length(); i++) {
      int expected = Pattern.wide(i % Pattern.COLUMNS, i / Pattern.COLUMNS);
      assertThat(frame.sample(i)).isBetween(expected - 24L, expected + 24L);
    }
  }

  @Test
  void theCodestreamsPrecisionAndComponentsWinOverTheAttributes() {
    DecodedFrame gray = codec().decode(Pattern.file("jpeg/gray-baseline.jpg"), GRAY_12);
    DecodedFrame color = codec().decode(Pattern.file("jpeg/color-444.jpg"), GRAY);
    DecodedFrame one = codec().decode(Pattern.file("jpeg/gray-baseline.jpg"), COLOR);

    assertThat(gray.bitsStored()).isEqualTo(8);
    assertThat(gray.bytesPerSample()).isEqualTo(1);
    assertThat(color.samplesPerPixel()).isEqualTo(3);
    assertThat(one.photometric()).isEqualTo(PhotometricInterpretation.MONOCHROME2);
  }

  private static void assertIsNear(DecodedFrame frame, Raster oracle, int tolerance) {
    int samples = frame.samplesPerPixel();
    for (int i = 0; i < frame.length(); i++) {
      int pixel = i / samples;
      int expected =
          oracle.getSample(pixel % frame.columns(), pixel / frame.columns(), i % samples);
      assertThat(frame.sample(i))
          .isBetween((long) expected - tolerance, (long) expected + tolerance);
    }
  }

  /** What the JDK decodes, no colour converted. */
  private static Raster oracle(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }
}
