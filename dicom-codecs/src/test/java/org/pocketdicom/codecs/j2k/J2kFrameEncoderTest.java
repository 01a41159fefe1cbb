package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_RCT;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class J2kFrameEncoderTest {

  /** What the three encoders promise. */
  abstract static class Contract extends FrameEncoderContract {

    @Override
    protected FrameCodec codec() {
      return new J2kFrameCodec();
    }

    @Override
    protected List<ImagePixel> images() {
      return List.of(
          image(13, 70, MONOCHROME2, 8, false),
          image(66, 13, MONOCHROME2, 16, true),
          image(33, 30, MONOCHROME2, 12, true),
          image(1, 30, MONOCHROME2, 16, false),
          image(30, 1, MONOCHROME2, 8, true),
          image(5, 6, MONOCHROME2, 24, false),
          image(13, 30, RGB, 8, false),
          image(13, 30, RGB, 16, false),
          image(13, 30, YBR_FULL, 8, false),
          Pattern.grayOf(13, 21, 1, 1));
    }

    @Override
    protected List<ImagePixel> others() {
      return List.of(image(4, 4, YBR_FULL_422, 8, false), image(4, 4, MONOCHROME2, 32, false));
    }

    @Test
    void colorsGoThroughTheReversibleTransformAndNothingElseDoes() {
      assertThat(encoder().described(image(4, 4, RGB, 8, false)).photometric()).isEqualTo(YBR_RCT);
      assertThat(encoder().described(image(4, 4, YBR_FULL, 8, false)).photometric())
          .isEqualTo(YBR_FULL);
    }
  }

  @Nested
  class Lossless extends Contract {
    @Override
    protected FrameEncoder encoder() {
      return J2kFrameEncoder.lossless();
    }
  }

  @Nested
  class HighThroughput extends Contract {
    @Override
    protected FrameEncoder encoder() {
      return J2kFrameEncoder.highThroughput();
    }
  }

  @Nested
  class HighThroughputRpcl extends Contract {
    @Override
    protected FrameEncoder encoder() {
      return J2kFrameEncoder.highThroughputRpcl();
    }
  }
}
