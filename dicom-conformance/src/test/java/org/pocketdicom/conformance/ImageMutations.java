package org.pocketdicom.conformance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Images that a renderer could give instead of the right one. */
final class ImageMutations {

  private ImageMutations() {}

  /** By what is wrong; none where the bytes are no image. */
  static Map<String, Bytes> of(Bytes body) {
    Map<String, Bytes> broken = new LinkedHashMap<>();
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(body.toArray()));
      if (image != null) {
        broken.put("pixels inverted", encoded(inverted(image), "png"));
        broken.put(
            "an image of another size",
            encoded(new BufferedImage(3, 5, image.getType() == 0 ? 5 : image.getType()), "png"));
        broken.put("an image of another format", encoded(image, "bmp"));
        broken.put("an image with more bytes", Bytes.join(body, Bytes.of("x".repeat(20_000))));
      }
    } catch (IOException | RuntimeException e) {
      return broken;
    }
    return broken;
  }

  private static BufferedImage inverted(BufferedImage image) {
    BufferedImage inverted =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inverted.setRGB(x, y, ~image.getRGB(x, y));
      }
    }
    return inverted;
  }

  private static Bytes encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return Bytes.of(out.toByteArray());
  }
}
