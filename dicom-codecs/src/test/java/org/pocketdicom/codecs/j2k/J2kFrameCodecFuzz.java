package org.pocketdicom.codecs.j2k;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class J2kFrameCodecFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.4.90");

  static Stream<byte[]> frames() {
    return FRAMES.seeds(
        "1 j2k/styles.j2k",
        "1 j2k/gray-12-97.j2k",
        "3 j2k/tiles-rpcl.j2k",
        "3 j2k/layers-cprl.j2k",
        "1 j2k/region.j2k");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
