package org.pocketdicom.codecs.jpegls;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class JpegLsFrameCodecFuzz {

  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.4.80");

  static Stream<byte[]> frames() {
    return FRAMES.seeds(
        "2 jpegls/preset-16.jls",
        "3 jpegls/blocks-line.jls",
        "3 jpegls/blocks-none.jls",
        "3 jpegls/near-sample.jls");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
