package org.pocketdicom.codecs.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class NativeFrameEncoderTest extends FrameEncoderContract {

  @Override
  protected FrameEncoder encoder() {
    return new NativeFrameEncoder();
  }

  @Override
  protected FrameCodec codec() {
    return new NativeFrameCodec();
  }

  @Override
  protected List<ImagePixel> images() {
    return List.of(
        Pattern.grayOf(3, 5, 1, 1),
        image(3, 5, MONOCHROME2, 7, true),
        image(3, 5, RGB, 12, false),
        image(3, 5, MONOCHROME2, 32, false));
  }

  /** It holds all of them. */
  @Override
  protected List<ImagePixel> others() {
    return List.of();
  }

  @Test
  void wordsAreLittleEndianWithTheirSign() {
    short[] samples = {0x123, -2};
    ImagePixel pixel = image(1, 2, MONOCHROME2, 12, true);

    byte[] bytes =
        encoder().encode(new DecodedFrame(1, 2, 1, 12, true, MONOCHROME2, samples), pixel);

    assertThat(bytes).containsExactly(0x23, 0x01, 0xFE, 0xFF);
  }

  @Test
  void subsampledColorsStayAsTheyAre() {
    byte[] samples = {1, 2, 3, 4};
    ImagePixel pixel = image(1, 2, YBR_FULL_422, 8, false);

    byte[] bytes =
        encoder().encode(new DecodedFrame(1, 2, 3, 8, false, YBR_FULL_422, samples), pixel);

    assertThat(bytes).containsExactly(1, 2, 3, 4);
  }

  @Test
  void floatingPointIsThatOfIeee754() {
    ImagePixel floats = Pattern.floatingPointOf(1, 1, 32);
    ImagePixel doubles = Pattern.floatingPointOf(1, 1, 64);

    assertThat(encoder().encode(frame(32, new float[] {1}), floats))
        .containsExactly(0, 0, 0x80, 0x3F);
    assertThat(encoder().encode(frame(64, new double[] {1}), doubles))
        .containsExactly(0, 0, 0, 0, 0, 0, 0xF0, 0x3F);
  }

  private static DecodedFrame frame(int bits, Object samples) {
    return new DecodedFrame(1, 1, 1, bits, true, MONOCHROME2, samples);
  }
}
