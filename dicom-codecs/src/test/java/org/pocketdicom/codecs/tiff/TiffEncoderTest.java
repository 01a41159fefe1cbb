package org.pocketdicom.codecs.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder.Options;
import org.pocketdicom.port.ImageFormat;

/** The oracle is the JDK's TIFF reader. */
class TiffEncoderTest {

  @Test
  void pagesOfAllKindsComeBackExactly() throws IOException {
    List<BufferedImage> pages = pages(Pattern.gray(), Pattern.gray16(), Pattern.color());

    assertThat(pages).hasSize(3);
    assertThat(pages.get(1).getRaster().getTransferType()).isEqualTo(DataBuffer.TYPE_USHORT);
    for (int i = 0; i < Pattern.COLUMNS * Pattern.ROWS; i++) {
      int x = i % Pattern.COLUMNS;
      int y = i / Pattern.COLUMNS;
      assertThat(pages.get(0).getRaster().getSample(x, y, 0)).isEqualTo(Pattern.red(x, y));
      assertThat(pages.get(1).getRaster().getSample(x, y, 0)).isEqualTo(16 * Pattern.wide(x, y));
      assertThat(pages.get(2).getRaster().getPixel(x, y, (int[]) null))
          .containsExactly(Pattern.red(x, y), Pattern.green(x, y), Pattern.blue(x, y));
    }
  }

  @Test
  void directoriesBeginAtEvenBytes() throws IOException {
    for (int width = 1; width < 20; width++) {
      RenderedFrame picture = RenderedFrame.gray8(width, 1, new byte[width]);

      assertThat(pages(picture, picture)).hasSize(2);
    }
  }

  @Test
  void stripsLargerThanAPieceComeBackExactly() throws IOException {
    short[] pixels = new short[300 * 200];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) (7 * i);
    }

    BufferedImage page = pages(RenderedFrame.gray16(300, 200, pixels)).getFirst();

    assertThat((short[]) page.getRaster().getDataElements(0, 0, 300, 200, null)).isEqualTo(pixels);
  }

  private static List<BufferedImage> pages(RenderedFrame... pictures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TiffEncoder().encode(ImageFormat.TIFF, List.of(pictures).iterator(), Options.DEFAULT, out);
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      reader.setInput(in);
      List<BufferedImage> pages = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        pages.add(reader.read(i));
      }
      return pages;
    } finally {
      reader.dispose();
    }
  }
}
