package org.pocketdicom.codecs.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Scanner;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/** The oracle is what djxl makes of the same file: PGM and PPM, compressed. */
class JxlLossyTest {

  /** A picture as PGM and PPM have it, of 8 or 16 bits. */
  private static final class Portable {

    private final byte[] file;
    private final int samplesPerPixel;
    private final int columns;
    private final int rows;
    private final int bits;

    private Portable(byte[] file) {
      this.file = file;
      Scanner header = new Scanner(new ByteArrayInputStream(file), StandardCharsets.US_ASCII);
      samplesPerPixel = header.next().equals("P6") ? 3 : 1;
      columns = header.nextInt();
      rows = header.nextInt();
      bits = header.nextInt() > 255 ? 16 : 8;
    }

    static Portable read(String name) {
      byte[] packed = Pattern.file("jpegxl/lossy/" + name + ".pnm.gz");
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return new Portable(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int samples() {
      return samplesPerPixel * columns * rows;
    }

    int sample(int i) {
      int bytes = bits / 8;
      int at = file.length - (samples() - i) * bytes;
      int first = file[at] & 0xFF;
      return bytes == 1 ? first : first << 8 | file[at + 1] & 0xFF;
    }

    ImagePixel pixel() {
      return samplesPerPixel == 3
          ? Pattern.colorOf(rows, columns, false, PhotometricInterpretation.RGB)
          : Pattern.grayOf(rows, columns, bits, bits);
    }
  }

  private static DecodedFrame decode(String name, ImagePixel pixel) {
    return new JxlFrameCodec().decode(Pattern.file("jpegxl/lossy/" + name + ".jxl"), pixel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blocks-gray",
        "blocks-far",
        "blocks-color",
        "blocks-fast",
        "blocks-16",
        "passes",
        "lf-frame",
        "filtered",
        "unfiltered",
        "upsampled-4",
        "upsampled-8",
        "noise",
        "letters-xyb",
        "modular-xyb",
        "modular-filtered",
        "jpeg-444",
        "jpeg-422",
        "jpeg-420",
        "jpeg-440",
        "jpeg-gray",
        "jpeg-rgb",
        "extras",
        "layers",
        "layers-gray",
        "layers-premultiplied",
        "layers-lossy"
      })
  void samplesAreThoseOfTheOtherDecoder(String name) {
    Portable expected = Portable.read(name);

    DecodedFrame frame = decode(name, expected.pixel());

    long sum = 0;
    for (int i = 0; i < expected.samples(); i++) {
      long difference = Math.abs(frame.sample(i) - expected.sample(i));
      assertThat(difference).as("sample %d", i).isLessThanOrEqualTo(1);
      sum += difference;
    }
    assertThat(sum).isLessThanOrEqualTo(expected.samples() / 100);
  }

  @Test
  void samplesAreNearThoseThatWereEncoded() {
    Portable size = Portable.read("blocks-color");

    DecodedFrame frame = decode("blocks-color", size.pixel());

    long sum = 0;
    for (int i = 0; i < size.samples(); i++) {
      int place = i / 3;
      int encoded = JxlScene.sample(place % size.columns, place / size.columns, i % 3);
      sum += Math.abs(frame.sample(i) - encoded);
    }
    assertThat(sum / (double) size.samples()).isLessThan(3);
  }

  /** Every part has a length, so that the last byte is missed, too. */
  @ParameterizedTest
  @ValueSource(strings = {"blocks-color", "jpeg-420", "upsampled-4", "modular-xyb"})
  void aFileThatEndsEarlyIsRefused(String name) {
    ImagePixel pixel = Portable.read(name).pixel();
    byte[] file = Pattern.file("jpegxl/lossy/" + name + ".jxl");

    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> new JxlFrameCodec().decode(cut, pixel))
          .as("%d bytes", length)
          .isInstanceOf(MalformedDicom.class);
    }
  }
}
