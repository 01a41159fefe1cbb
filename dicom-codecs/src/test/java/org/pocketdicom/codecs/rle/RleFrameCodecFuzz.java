package org.pocketdicom.codecs.rle;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class RleFrameCodecFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.5");

  static Stream<byte[]> frames() {
    return FRAMES.seeds("1 rle/gray-12.rle", "3 rle/rgb-8.rle");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
