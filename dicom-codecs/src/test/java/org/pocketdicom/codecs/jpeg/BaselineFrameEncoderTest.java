package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME1;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class BaselineFrameEncoderTest extends FrameEncoderContract {

  @Override
  protected FrameEncoder encoder() {
    return new BaselineFrameEncoder(BaselineFrameEncoder.QUALITY);
  }

  @Override
  protected FrameCodec codec() {
    return new JpegFrameCodec();
  }

  /** Of noise, which quantization leaves less of than of a picture. */
  @Override
  protected int tolerance() {
    return 60;
  }

  @Override
  protected List<ImagePixel> images() {
    return List.of(image(20, 30, MONOCHROME2, 8, false), image(9, 7, MONOCHROME1, 8, false));
  }

  @Override
  protected List<ImagePixel> others() {
    return List.of(
        image(4, 4, MONOCHROME2, 8, true),
        image(4, 4, MONOCHROME2, 12, false),
        image(4, 4, YBR_FULL, 8, false));
  }

  @Test
  void colorsAreDescribedAsWhatTheyBecome() {
    ImagePixel rgb = Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, true, RGB);
    DecodedFrame frame =
        new DecodedFrame(Pattern.ROWS, Pattern.COLUMNS, 3, 8, false, RGB, Pattern.color().bytes());

    ImagePixel described = encoder().described(rgb);
    DecodedFrame back = codec().decode(encoder().encode(frame, rgb), described);

    assertThat(described.photometric()).isEqualTo(YBR_FULL_422);
    assertThat(back.photometric()).isEqualTo(YBR_FULL);
    for (int i = 0; i < back.length(); i += 3) {
      double luminance =
          0.299 * frame.sample(i) + 0.587 * frame.sample(i + 1) + 0.114 * frame.sample(i + 2);
      assertThat((double) back.sample(i)).isBetween(luminance - 6, luminance + 6);
    }
  }
}
