package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder.Options;
import org.pocketdicom.port.ImageFormat;

/** The oracle is the JDK's JPEG reader. */
class JpegEncoderTest {

  @ParameterizedTest
  @CsvSource({"100, 0.5", "90, 2", "50, 4", "10, 12", "1, 80"})
  void grayComesBackAsNearAsItsQuality(int quality, double meanDifference) throws IOException {
    BufferedImage image = read(encoded(Pattern.gray(), quality));

    assertThat(meanDifference(Pattern.gray(), image)).isLessThan(meanDifference);
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "90, 3", "75, 8"})
  void colorComesBackAsNearAsItsQuality(int quality, double meanDifference) throws IOException {
    BufferedImage image = read(encoded(Pattern.color(), quality));

    assertThat(meanDifference(Pattern.color(), image)).isLessThan(meanDifference);
  }

  @Test
  void noiseOfTheFinestQualityComesBackNearly() throws IOException {
    byte[] noise = new byte[200 * 300];
    new Random(1).nextBytes(noise);
    RenderedFrame picture = RenderedFrame.gray8(200, 300, noise);

    assertThat(meanDifference(picture, read(encoded(picture, 100)))).isLessThan(1);
  }

  @Test
  void ourDecoderReadsItAsTheOracleDoes() throws IOException {
    byte[] noise = new byte[100 * 100];
    new Random(2).nextBytes(noise);
    byte[] file = encoded(RenderedFrame.gray8(100, 100, noise), 95);

    DecodedFrame frame = new JpegFrameCodec().decode(file, Pattern.grayOf(100, 100, 8, 8));

    int[] oracle = read(file).getRaster().getPixels(0, 0, 100, 100, (int[]) null);
    for (int i = 0; i < oracle.length; i++) {
      assertThat(frame.sample(i)).isBetween(oracle[i] - 1L, oracle[i] + 1L);
    }
  }

  @Test
  void sixteenBitsAreTheCallersMistake() {
    assertThatThrownBy(() -> encoded(Pattern.gray16(), 90))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPictureLargerThanJpegHoldsIsRefused() {
    assertThatThrownBy(() -> encoded(RenderedFrame.gray8(1, 65536, new byte[65536]), 90))
        .isInstanceOf(LimitExceeded.class);
  }

  private static double meanDifference(RenderedFrame picture, BufferedImage image) {
    byte[] pixels = picture.bytes();
    int samples = pixels.length / (picture.width() * picture.height());
    boolean gray = image.getRaster().getNumBands() == 1;
    long sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      int x = i / samples % picture.width();
      int y = i / samples / picture.width();
      int value =
          gray
              ? image.getRaster().getSample(x, y, 0)
              : image.getRGB(x, y) >> 8 * (2 - i % samples) & 0xFF;
      sum += Math.abs(value - (pixels[i] & 0xFF));
    }
    return (double) sum / pixels.length;
  }

  private static byte[] encoded(RenderedFrame picture, int quality) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JpegEncoder()
        .encode(
            ImageFormat.JPEG, List.of(picture).iterator(), new Options(quality, List.of()), out);
    return out.toByteArray();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
