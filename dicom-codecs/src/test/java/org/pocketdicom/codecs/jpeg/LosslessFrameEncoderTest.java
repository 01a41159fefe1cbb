package org.pocketdicom.codecs.jpeg;

import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.util.List;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class LosslessFrameEncoderTest extends FrameEncoderContract {

  @Override
  protected FrameEncoder encoder() {
    return new LosslessFrameEncoder();
  }

  @Override
  protected FrameCodec codec() {
    return new JpegFrameCodec();
  }

  @Override
  protected List<ImagePixel> images() {
    return List.of(
        image(40, 50, MONOCHROME2, 8, false),
        image(13, 7, MONOCHROME2, 1, false),
        image(13, 7, MONOCHROME2, 8, true),
        image(40, 50, MONOCHROME2, 12, true),
        image(40, 50, MONOCHROME2, 16, false),
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
}
