package org.pocketdicom.codecs.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder.Options;
import org.pocketdicom.port.ImageFormat;

/** The oracle is the JDK's BMP reader. */
class BmpEncoderTest {

  @Test
  void grayComesBackExactly() throws IOException {
    BufferedImage image = read(encoded(Pattern.gray()));

    for (int i = 0; i < Pattern.COLUMNS * Pattern.ROWS; i++) {
      int x = i % Pattern.COLUMNS;
      int y = i / Pattern.COLUMNS;
      assertThat(image.getRaster().getSample(x, y, 0)).isEqualTo(Pattern.red(x, y));
    }
  }

  @Test
  void colorComesBackExactly() throws IOException {
    BufferedImage image = read(encoded(Pattern.color()));

    for (int i = 0; i < Pattern.COLUMNS * Pattern.ROWS; i++) {
      int x = i % Pattern.COLUMNS;
      int y = i / Pattern.COLUMNS;
      int expected = Pattern.red(x, y) << 16 | Pattern.green(x, y) << 8 | Pattern.blue(x, y);
      assertThat(image.getRGB(x, y) & 0xFFFFFF).isEqualTo(expected);
    }
  }

  @Test
  void theHeaderTellsTheSizeOfTheFile() throws IOException {
    byte[] file = encoded(Pattern.color());

    int size = (file[2] & 0xFF) | (file[3] & 0xFF) << 8 | (file[4] & 0xFF) << 16;
    assertThat(size).isEqualTo(file.length);
  }

  @Test
  void sixteenBitsAreTheCallersMistake() {
    assertThatThrownBy(() -> encoded(Pattern.gray16()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] encoded(RenderedFrame picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BmpEncoder().encode(ImageFormat.BMP, List.of(picture).iterator(), Options.DEFAULT, out);
    return out.toByteArray();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
