package org.pocketdicom.codecs.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder.Options;
import org.pocketdicom.port.ImageFormat;
import org.w3c.dom.Element;

/** The oracle is the JDK's GIF reader. */
class GifEncoderTest {

  @Test
  void grayComesBackExactly() throws IOException {
    BufferedImage image = images(encoded(Pattern.gray())).getFirst();

    for (int i = 0; i < Pattern.COLUMNS * Pattern.ROWS; i++) {
      int x = i % Pattern.COLUMNS;
      int y = i / Pattern.COLUMNS;
      assertThat(image.getRGB(x, y) & 0xFFFFFF).isEqualTo(Pattern.red(x, y) * 0x010101);
    }
  }

  @Test
  void anyNumberOfIndicesComesBackExactly() throws IOException {
    Random random = new Random(1);
    for (int width : new int[] {1, 2, 3, 200, 254, 255, 256, 510, 3837, 3838, 3839, 3840, 9000}) {
      for (int distinct : new int[] {1, 2, 256}) {
        byte[] pixels = new byte[width];
        for (int i = 0; i < width; i++) {
          pixels[i] = (byte) random.nextInt(distinct);
        }

        BufferedImage image = images(encoded(RenderedFrame.gray8(width, 1, pixels))).getFirst();

        byte[] read = (byte[]) image.getRaster().getDataElements(0, 0, width, 1, null);
        assertThat(read).as("%s of %s", width, distinct).isEqualTo(pixels);
      }
    }
  }

  @Test
  void upTo256ColorsComeBackExactly() throws IOException {
    byte[] pixels = new byte[3 * 256];
    new Random(1).nextBytes(pixels);

    BufferedImage image = images(encoded(RenderedFrame.rgb8(16, 16, pixels))).getFirst();

    assertThat(largestDifference(pixels, image)).isZero();
  }

  @Test
  void moreColorsComeBackNearly() throws IOException {
    BufferedImage image = images(encoded(Pattern.color())).getFirst();

    assertThat(largestDifference(Pattern.color().bytes(), image)).isLessThan(24);
  }

  @Test
  void severalPicturesAreAnEndlessAnimation() throws IOException {
    byte[] file = encoded(Pattern.gray(), Pattern.color(), Pattern.gray());

    assertThat(images(file)).hasSize(3);
    assertThat(delay(file)).as("hundredths of a second").isEqualTo("10");
    assertThat(new String(file, 0, 40, StandardCharsets.ISO_8859_1))
        .contains("NETSCAPE2.0\u0003\u0001\0\0\0");
  }

  @Test
  void picturesOfSeveralSizesAreTheCallersMistake() {
    RenderedFrame other = RenderedFrame.gray8(1, 1, new byte[1]);

    assertThatThrownBy(() -> encoded(Pattern.gray(), other))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encoded(Pattern.gray16()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPictureLargerThanGifHoldsIsRefused() {
    assertThatThrownBy(() -> encoded(RenderedFrame.gray8(65536, 1, new byte[65536])))
        .isInstanceOf(LimitExceeded.class);
  }

  private static int largestDifference(byte[] pixels, BufferedImage image) {
    int largest = 0;
    for (int i = 0; i < pixels.length; i++) {
      int pixel = i / 3;
      int rgb = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
      int value = rgb >> 8 * (2 - i % 3) & 0xFF;
      largest = Math.max(largest, Math.abs(value - (pixels[i] & 0xFF)));
    }
    return largest;
  }

  private static byte[] encoded(RenderedFrame... pictures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new GifEncoder().encode(ImageFormat.GIF, List.of(pictures).iterator(), Options.DEFAULT, out);
    return out.toByteArray();
  }

  private static List<BufferedImage> images(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      List<BufferedImage> images = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        images.add(reader.read(i));
      }
      return images;
    } finally {
      reader.dispose();
    }
  }

  private static String delay(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      IIOMetadata metadata = reader.getImageMetadata(0);
      Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
      Element control = (Element) root.getElementsByTagName("GraphicControlExtension").item(0);
      return control.getAttribute("delayTime");
    } finally {
      reader.dispose();
    }
  }
}
