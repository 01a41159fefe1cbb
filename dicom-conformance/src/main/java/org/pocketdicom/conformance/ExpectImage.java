package org.pocketdicom.conformance;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Expectations of rendered images, decoded by the JDK (PS3.18 8.3.5, 8.7.4). */
final class ExpectImage {

  private ExpectImage() {}

  /** The body is one image of the format that its media type names. */
  static Expectation image(String mediaType) {
    return (answer, exchange) -> {
      Violation.unless(answer.status() == 200, "answered " + answer.status() + ", not 200");
      String type = answer.mediaType().name();
      Violation.unless(type.equals(mediaType), "the media type is " + type + ", not " + mediaType);
      Violation.unless(
          mediaType.endsWith("/" + format(answer.body())), "the body is no " + mediaType);
      decode(answer.body());
    };
  }

  static Expectation size(int width, int height) {
    return (answer, exchange) -> {
      BufferedImage image = decode(answer.body());
      Violation.unless(
          image.getWidth() == width && image.getHeight() == height,
          "the image has "
              + image.getWidth()
              + " × "
              + image.getHeight()
              + " pixels, not "
              + width
              + " × "
              + height);
    };
  }

  /** The longer side fits into a viewport, and fills it (PS3.18 8.3.5.1.3). */
  static Expectation fits(int width, int height) {
    return (answer, exchange) -> {
      BufferedImage image = decode(answer.body());
      Violation.unless(
          image.getWidth() <= width
              && image.getHeight() <= height
              && (image.getWidth() == width || image.getHeight() == height),
          "the image has " + image.getWidth() + " × " + image.getHeight() + " pixels");
    };
  }

  /**
   * The gray of each pixel, in a lossless format, to within one.
   *
   * @param gray what a stored value of 16 bits becomes
   */
  static Expectation gray(Sample sample, IntUnaryOperator gray) {
    byte[] stored = sample.frames().getFirst().toArray();
    return (answer, exchange) -> {
      BufferedImage image = decode(answer.body());
      Raster raster = image.getRaster();
      for (int i = 0; i < stored.length / 2 && i < image.getWidth() * image.getHeight(); i++) {
        int value = stored[2 * i] & 0xFF | (stored[2 * i + 1] & 0xFF) << 8;
        int x = i % image.getWidth();
        int y = i / image.getWidth();
        int found = image.getColorModel().getRed(raster.getDataElements(x, y, null));
        if (image.getColorModel().getNumComponents() == 1) {
          found = raster.getSample(x, y, 0);
        }
        Violation.unless(
            Math.abs(found - gray.applyAsInt(value)) <= 1,
            "a pixel is " + found + " where the window makes it " + gray.applyAsInt(value));
      }
    };
  }

  /** The colours of each pixel of an RGB image of 8 bits, in a lossless format. */
  static Expectation rgb(Sample sample) {
    byte[] stored = sample.frames().getFirst().toArray();
    return (answer, exchange) -> {
      BufferedImage image = decode(answer.body());
      for (int i = 0; i < stored.length / 3 && i < image.getWidth() * image.getHeight(); i++) {
        int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF;
        int expected =
            (stored[3 * i] & 0xFF) << 16
                | (stored[3 * i + 1] & 0xFF) << 8
                | stored[3 * i + 2] & 0xFF;
        Violation.unless(rgb == expected, "a pixel has another colour");
      }
    };
  }

  /** The answer to another request shows another image. */
  static Expectation differsFrom(Call other) {
    return (answer, exchange) ->
        Violation.unless(
            !exchange.send(other).body().equals(answer.body()), "the image is that of " + other);
  }

  static Expectation smallerThan(Call other) {
    return (answer, exchange) ->
        Violation.unless(
            answer.body().size() < exchange.send(other).body().size(),
            "the image has not less bytes than that of " + other);
  }

  private static String format(Bytes body) throws IOException {
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(body.toArray()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? readers.next().getFormatName().toLowerCase(Locale.ROOT) : "";
    }
  }

  private static BufferedImage decode(Bytes body) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(body.toArray()));
      if (image != null) {
        return image;
      }
    } catch (IOException | RuntimeException e) {
      throw new Violation("the image cannot be decoded: " + e.getMessage());
    }
    throw new Violation("the body is no image");
  }
}
