package org.pocketdicom.codecs.j2k;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class HighThroughputFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.4.201");

  static Stream<byte[]> frames() {
    return FRAMES.seeds(
        "1 j2k/ht-gray-12.j2c", "1 j2k/ht-gray-12-97.j2c", "3 j2k/ht-color-rpcl.j2c");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
