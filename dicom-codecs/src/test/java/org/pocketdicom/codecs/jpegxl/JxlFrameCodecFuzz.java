package org.pocketdicom.codecs.jpegxl;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.codecs.FuzzedFrames;

class JxlFrameCodecFuzz {

  /** Three planes of four bytes a sample, and those of filters and transforms. */
  private static final FuzzedFrames FRAMES = new FuzzedFrames("1.2.840.10008.1.2.4.110", 400);

  static Stream<byte[]> frames() {
    return FRAMES.seeds(
        "0 jpegxl/gray-8-e1.jxl",
        "1 jpegxl/gray-12.jxl",
        "2 jpegxl/rough-16-e9.jxl",
        "3 jpegxl/color-squeeze.jxl",
        "3 jpegxl/container.jxl",
        "3 jpegxl/palette.jxl",
        "0 jpegxl/icc-gray.jxl",
        "3 jpegxl/lossy/seed-blocks.jxl",
        "3 jpegxl/lossy/seed-jpeg.jxl",
        "3 jpegxl/lossy/seed-modular.jxl");
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    FRAMES.check(bytes);
  }
}
