package org.pocketdicom.codecs.deflated;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class DeflatedFrameCodecFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.8.1");

  static Stream<byte[]> frames() {
    return FRAMES.seeds();
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
