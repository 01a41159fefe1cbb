package org.pocketdicom.codecs;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.Budget;

class AllocationTest {

  private static final int SIDE = 1024;
  private static final ImagePixel PIXEL = Pattern.grayOf(SIDE, SIDE, 16, 16);

  /** JPEG 2000 computes in 32 bits; lines, tables and code-blocks are an eighth more at most. */
  private static final Budget BUDGET =
      new Budget((Short.BYTES + Integer.BYTES) * SIDE * SIDE * 9L / 8, Duration.ofSeconds(30));

  @TestFactory
  Stream<DynamicTest> aFrameTakesItsOutputAndOneWorkingCopy() {
    DecodedFrame frame = frame();
    return Codecs.frameEncoders().stream()
        .filter(FrameEncoder::isLossless)
        .map(encoder ->
            DynamicTest.dynamicTest(
                encoder.transferSyntax(),
                () -> {
                  byte[] encoded = encoder.encode(frame, PIXEL);
                  ImagePixel described = encoder.described(PIXEL);
                  FrameCodec codec =
                      Codecs.decoders().stream()
                          .filter(each -> each.decodes(encoder.transferSyntax()))
                          .findFirst()
                          .orElseThrow();

                  BUDGET.hold(() -> codec.decode(encoded, described));
                }));
  }

  private static DecodedFrame frame() {
    short[] samples = new short[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Pattern.rough(i % SIDE, i / SIDE);
    }
    return new DecodedFrame(SIDE, SIDE, 1, 16, false, PIXEL.photometric(), samples);
  }
}
