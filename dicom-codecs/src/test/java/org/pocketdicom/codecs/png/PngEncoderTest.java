package org.pocketdicom.codecs.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder.Options;
import org.pocketdicom.port.ImageFormat;

/** The oracle is the JDK's PNG reader. */
class PngEncoderTest {

  @Test
  void grayComesBackExactly() throws IOException {
    BufferedImage image = read(encoded(Pattern.gray()));

    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < Pattern.COLUMNS * Pattern.ROWS; i++) {
      assertThat(image.getRaster().getSample(i % Pattern.COLUMNS, i / Pattern.COLUMNS, 0))
          .isEqualTo(Pattern.gray().bytes()[i] & 0xFF);
    }
  }

  @Test
  void gray16ComesBackExactly() throws IOException {
    BufferedImage image = read(encoded(Pattern.gray16()));

    assertThat(image.getRaster().getTransferType()).isEqualTo(DataBuffer.TYPE_USHORT);
    for (int i = 0; i < Pattern.COLUMNS * Pattern.ROWS; i++) {
      assertThat(image.getRaster().getSample(i % Pattern.COLUMNS, i / Pattern.COLUMNS, 0))
          .isEqualTo(Pattern.gray16().shorts()[i] & 0xFFFF);
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
  void noiseOfManyChunksAndStripsComesBackExactly() throws IOException {
    byte[] noise = new byte[700 * 500];
    new Random(1).nextBytes(noise);

    BufferedImage image = read(encoded(RenderedFrame.gray8(700, 500, noise)));

    byte[] read = (byte[]) image.getRaster().getDataElements(0, 0, 700, 500, null);
    assertThat(read).isEqualTo(noise);
  }

  @Test
  void aRowMayBeLongerThanAStripAndAPictureOnePixel() throws IOException {
    assertThat(read(encoded(RenderedFrame.gray8(100_000, 2, new byte[200_000]))).getWidth())
        .isEqualTo(100_000);
    assertThat(read(encoded(RenderedFrame.rgb8(1, 1, new byte[] {1, 2, 3}))).getRGB(0, 0))
        .isEqualTo(0xFF010203);
  }

  private static byte[] encoded(RenderedFrame picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PngEncoder().encode(ImageFormat.PNG, List.of(picture).iterator(), Options.DEFAULT, out);
    return out.toByteArray();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
