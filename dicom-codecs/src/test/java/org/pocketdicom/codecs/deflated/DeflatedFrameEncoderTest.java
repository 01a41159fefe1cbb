package org.pocketdicom.codecs.deflated;

import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;

import java.util.List;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.FrameEncoderContract;

class DeflatedFrameEncoderTest extends FrameEncoderContract {

  @Override
  protected FrameEncoder encoder() {
    return new DeflatedFrameEncoder();
  }

  @Override
  protected FrameCodec codec() {
    return new DeflatedFrameCodec();
  }

  @Override
  protected List<ImagePixel> images() {
    return List.of(
        Pattern.grayOf(30, 50, 1, 1),
        image(30, 50, RGB, 8, false),
        image(30, 50, MONOCHROME2, 12, true));
  }

  /** It holds all of them. */
  @Override
  protected List<ImagePixel> others() {
    return List.of();
  }
}
