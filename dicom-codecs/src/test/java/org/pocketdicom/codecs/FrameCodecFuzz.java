package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.Budget;

/** The first byte picks a decoder, the second the attributes, the others are the frame. */
class FrameCodecFuzz {

  private static final List<FrameCodec> DECODERS = Codecs.decoders();

  private static final List<ImagePixel> IMAGES =
      List.of(
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 8, 8),
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12),
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 16),
          Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.RGB),
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 1, 1),
          Pattern.grayOf(2000, 2000, 16, 16));

  static Stream<byte[]> frames() {
    return Stream.of(
        frame("1.2.840.10008.1.2.5", 1, "rle/gray-12.rle"),
        frame("1.2.840.10008.1.2.5", 3, "rle/rgb-8.rle"),
        frame("1.2.840.10008.1.2.4.50", 3, "jpeg/color-422.jpg"),
        frame("1.2.840.10008.1.2.4.50", 1, "jpeg/gray-extended-12.jpg"),
        frame("1.2.840.10008.1.2.4.50", 3, "jpeg/progressive-color.jpg"),
        frame("1.2.840.10008.1.2.4.50", 1, "jpeg/spectral-12.jpg"),
        frame("1.2.840.10008.1.2.4.50", 2, "jpeg/lossless-7.jpg"),
        frame("1.2.840.10008.1.2.4.50", 3, "jpeg/lossless-color.jpg"),
        frame("1.2.840.10008.1.2.4.80", 2, "jpegls/preset-16.jls"),
        frame("1.2.840.10008.1.2.4.80", 3, "jpegls/blocks-line.jls"),
        frame("1.2.840.10008.1.2.4.80", 3, "jpegls/near-sample.jls"),
        frame("1.2.840.10008.1.2.4.90", 1, "j2k/styles.j2k"),
        frame("1.2.840.10008.1.2.4.90", 1, "j2k/gray-12-97.j2k"),
        frame("1.2.840.10008.1.2.4.90", 3, "j2k/tiles-rpcl.j2k"),
        frame("1.2.840.10008.1.2.4.90", 3, "j2k/layers-cprl.j2k"),
        frame("1.2.840.10008.1.2.4.201", 1, "j2k/ht-gray-12.j2c"),
        frame("1.2.840.10008.1.2.4.201", 1, "j2k/ht-gray-12-97.j2c"));
  }

  private static byte[] frame(String transferSyntax, int image, String name) {
    byte[] file = Pattern.file(name);
    byte[] input = new byte[2 + file.length];
    while (!DECODERS.get(input[0]).decodes(transferSyntax)) {
      input[0]++;
    }
    input[1] = (byte) image;
    System.arraycopy(file, 0, input, 2, file.length);
    return input;
  }

  @MethodSource("frames")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreDecodedOrRefused(byte[] bytes) {
    if (bytes.length < 2) {
      return;
    }
    FrameCodec decoder = DECODERS.get((bytes[0] & 0xFF) % DECODERS.size());
    ImagePixel pixel = IMAGES.get((bytes[1] & 0xFF) % IMAGES.size());
    byte[] frame = Arrays.copyOfRange(bytes, 2, bytes.length);

    new Budget(64L << 20, Budget.of(0, 0).time())
        .hold(() -> {
          DecodedFrame decoded = decoder.decode(frame, pixel);
          assertThat(decoded.rows()).isEqualTo(pixel.rows());
          assertThat(decoded.columns()).isEqualTo(pixel.columns());
        });

    assertThat(frame).isEqualTo(Arrays.copyOfRange(bytes, 2, bytes.length));
  }
}
