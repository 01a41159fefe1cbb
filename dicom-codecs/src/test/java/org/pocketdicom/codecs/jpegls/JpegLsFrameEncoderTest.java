package org.pocketdicom.codecs.jpegls;

import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.PALETTE_COLOR;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class JpegLsFrameEncoderTest extends FrameEncoderContract {

  @Override
  protected FrameEncoder encoder() {
    return JpegLsFrameEncoder.lossless();
  }

  @Override
  protected FrameCodec codec() {
    return new JpegLsFrameCodec();
  }

  @Override
  protected List<ImagePixel> images() {
    return List.of(
        image(40, 50, MONOCHROME2, 8, false),
        image(13, 7, MONOCHROME2, 1, false),
        image(13, 7, MONOCHROME2, 5, false),
        image(13, 7, MONOCHROME2, 8, true),
        image(40, 50, MONOCHROME2, 12, true),
        image(40, 300, MONOCHROME2, 16, false),
        image(40, 50, MONOCHROME2, 16, true),
        image(13, 7, RGB, 8, false),
        image(13, 7, YBR_FULL, 16, false),
        image(1, 1, MONOCHROME2, 10, false));
  }

  @Override
  protected List<ImagePixel> others() {
    return List.of(
        Pattern.grayOf(4, 4, 1, 1),
        image(4, 4, MONOCHROME2, 32, false),
        image(4, 4, YBR_FULL_422, 8, false));
  }

  /** The same within a bound. */
  @Nested
  class NearLossless extends FrameEncoderContract {

    @Override
    protected FrameEncoder encoder() {
      return JpegLsFrameEncoder.nearLossless(tolerance());
    }

    @Override
    protected FrameCodec codec() {
      return new JpegLsFrameCodec();
    }

    @Override
    protected int tolerance() {
      return 3;
    }

    @Override
    protected List<ImagePixel> images() {
      return List.of(
          image(13, 7, MONOCHROME2, 2, false),
          image(40, 50, MONOCHROME2, 8, false),
          image(40, 50, MONOCHROME2, 12, false),
          image(40, 300, MONOCHROME2, 16, false),
          image(13, 7, RGB, 8, false));
    }

    @Override
    protected List<ImagePixel> others() {
      return List.of(
          image(4, 4, MONOCHROME2, 12, true),
          new ImagePixel(4, 4, 1, 8, 8, 7, false, false, PALETTE_COLOR, 1),
          image(4, 4, MONOCHROME2, 32, false));
    }
  }
}
