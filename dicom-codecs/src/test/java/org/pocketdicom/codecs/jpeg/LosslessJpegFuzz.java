package org.pocketdicom.codecs.jpeg;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class LosslessJpegFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.4.70");

  static Stream<byte[]> frames() {
    return FRAMES.seeds(
        "2 jpeg/lossless-7.jpg", "3 jpeg/lossless-color.jpg", "1 jpeg/lossless-shifted.jpg");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
