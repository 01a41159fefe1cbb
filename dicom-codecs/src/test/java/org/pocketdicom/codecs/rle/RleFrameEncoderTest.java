package org.pocketdicom.codecs.rle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class RleFrameEncoderTest extends FrameEncoderContract {

  @Override
  protected FrameEncoder encoder() {
    return new RleFrameEncoder();
  }

  @Override
  protected FrameCodec codec() {
    return new RleFrameCodec();
  }

  @Override
  protected List<ImagePixel> images() {
    return List.of(
        image(13, 300, MONOCHROME2, 8, false),
        image(13, 30, RGB, 8, false),
        image(13, 30, MONOCHROME2, 12, true),
        image(13, 30, RGB, 16, false),
        image(13, 30, MONOCHROME2, 32, false),
        Pattern.grayOf(13, 16, 1, 1),
        Pattern.grayOf(13, 21, 1, 1));
  }

  @Override
  protected List<ImagePixel> others() {
    return List.of(image(4, 4, YBR_FULL_422, 8, false));
  }

  /** PS3.5 G.3.1: rows apart, an even number of bytes. */
  @ParameterizedTest
  @CsvSource({
    "0707, ff07, of one byte twice",
    "07070707, fd07, of one byte",
    "070809, 02070809, without equals",
    "07080809, 030708080900, with two equals inside, and a byte of padding",
    "0708080809, 0007fe080009, with three equals inside"
  })
  void aRowIsPacked(String row, String packed, String which) {
    byte[] bytes = HexFormat.of().parseHex(row);

    assertThat(segment(1, bytes)).as("a row %s", which).isEqualTo(packed);
  }

  @Test
  void noRunGoesBeyondItsRow() {
    assertThat(segment(2, HexFormat.of().parseHex("070707070707"))).isEqualTo("fe07fe07");
  }

  private static String segment(int rows, byte[] samples) {
    ImagePixel pixel = Pattern.grayOf(rows, samples.length / rows, 8, 8);
    DecodedFrame frame =
        new DecodedFrame(rows, samples.length / rows, 1, 8, false, MONOCHROME2, samples);
    byte[] encoded = new RleFrameEncoder().encode(frame, pixel);
    return HexFormat.of().formatHex(Arrays.copyOfRange(encoded, 64, encoded.length));
  }
}
