package org.pocketdicom.codecs.jpeg;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class JpegFrameCodecFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.4.50");

  static Stream<byte[]> frames() {
    return FRAMES.seeds(
        "3 jpeg/color-422.jpg",
        "1 jpeg/gray-extended-12.jpg",
        "3 jpeg/progressive-color.jpg",
        "1 jpeg/spectral-12.jpg");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
