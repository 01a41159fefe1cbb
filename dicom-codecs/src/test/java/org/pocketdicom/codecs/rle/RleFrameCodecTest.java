package org.pocketdicom.codecs.rle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

class RleFrameCodecTest extends FrameCodecContract {

  private static final ImagePixel GRAY_12 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12);
  private static final ImagePixel COLOR =
      Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, true, PhotometricInterpretation.RGB);

  @Override
  protected FrameCodec codec() {
    return new RleFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.5";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(Pattern.file("rle/gray-12.rle"), GRAY_12),
        new Sample(frame("f700"), Pattern.grayOf(2, 5, 8, 8)),
        new Sample(frame("ff01"), Pattern.grayOf(2, 5, 1, 1)));
  }

  @Test
  void wordsOfAnEncoderComeBackExactly() {
    DecodedFrame frame = codec().decode(Pattern.file("rle/gray-12.rle"), GRAY_12);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(Pattern.wide(i % Pattern.COLUMNS, i / Pattern.COLUMNS));
    }
  }

  @Test
  void colorsOfAnEncoderComeBackExactly() {
    DecodedFrame frame = codec().decode(Pattern.file("rle/rgb-8.rle"), COLOR);

    assertThat(frame.bytes()).isEqualTo(Pattern.color().bytes());
  }

  @Test
  void literalAndReplicateRunsAreUnpacked() {
    // two literals, a no-operation, three times 9, a literal
    assertThat(decoded(frame("010708" + "80" + "fe09" + "0005"), Pattern.grayOf(2, 3, 8, 8)))
        .containsExactly(7, 8, 9, 9, 9, 5);
  }

  @Test
  void theLongestRunIs128() {
    assertThat(decoded(frame("8103"), Pattern.grayOf(1, 128, 8, 8))).hasSize(128).containsOnly(3);
  }

  @Test
  void theMostSignificantByteComesFirst() {
    assertThat(decoded(frame("0012", "0034"), Pattern.grayOf(1, 1, 16, 16)))
        .containsExactly(0x1234);
    assertThat(decoded(frame("0012", "0034", "0056"), Pattern.grayOf(1, 1, 24, 24)))
        .containsExactly(0x123456);
    assertThat(decoded(frame("0012", "0034", "0056", "0078"), Pattern.grayOf(1, 1, 32, 32)))
        .containsExactly(0x12345678);
  }

  @Test
  void theSignOfTheStoredBitsIsExtended() {
    ImagePixel signed =
        new ImagePixel(1, 1, 1, 16, 12, 11, true, false, PhotometricInterpretation.MONOCHROME2, 1);

    assertThat(decoded(frame("000f", "00ff"), signed)).containsExactly(-1);
  }

  @Test
  void bitsArePackedAsInANativeFrame() {
    assertThat(decoded(frame("010502"), Pattern.grayOf(2, 5, 1, 1)))
        .containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void runsThatGoBeyondTheFrameAreCut() {
    assertThat(decoded(frame("8103"), Pattern.grayOf(1, 3, 8, 8))).containsExactly(3, 3, 3);
  }

  @Test
  void colorIsNeverSubsampled() {
    ImagePixel pixel = Pattern.colorOf(1, 2, false, PhotometricInterpretation.YBR_FULL_422);

    DecodedFrame frame = codec().decode(frame("ff01", "ff02", "ff03"), pixel);

    assertThat(frame.photometric()).isEqualTo(PhotometricInterpretation.YBR_FULL);
    assertThat(values(frame)).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "0201, a literal run behind the end",
    "ff, a replicate run without its byte",
    "0001, two bytes missing",
    "8080, nothing but no-operations"
  })
  void aSegmentThatEndsEarlyIsMalformed(String segment) {
    assertThatThrownBy(() -> decoded(frame(segment), Pattern.grayOf(1, 3, 8, 8)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("RLE segment 1 ends early");
  }

  @Test
  void anotherNumberOfSegmentsIsMalformed() {
    assertThatThrownBy(() -> decoded(frame("0001"), Pattern.grayOf(1, 1, 16, 16)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("an RLE frame of 1 segments, and not 2");
  }

  @ParameterizedTest
  @CsvSource({"63", "67", "-1"})
  void anOffsetOutsideTheFrameIsMalformed(int offset) {
    byte[] frame = frame("0001");
    ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(4, offset);

    assertThatThrownBy(() -> decoded(frame, Pattern.grayOf(1, 1, 8, 8)))
        .isInstanceOf(MalformedDicom.class);
  }

  /** G.5: offsets say where segments are, not in which order. */
  @Test
  void segmentsMayLieInAnyOrder() {
    byte[] frame = frame("01010200", "01030400", "0105060000");
    ByteBuffer offsets = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    offsets.putInt(4, 72).putInt(8, 64).putInt(12, 68);

    DecodedFrame decoded =
        codec().decode(frame, Pattern.colorOf(1, 2, false, PhotometricInterpretation.RGB));

    assertThat(decoded.bytes()).containsExactly(5, 1, 3, 6, 2, 4);
  }

  @Test
  void segmentsThatBeginAtOnePlaceAreMalformed() {
    byte[] frame = frame("0001", "0002");
    ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 64);

    assertThatThrownBy(() -> decoded(frame, Pattern.grayOf(1, 1, 16, 16)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("RLE segment 1 at byte 64 has no room");
  }

  @Test
  void otherWordsAreNotSupported() {
    assertThatThrownBy(() -> decoded(frame("0001"), Pattern.grayOf(1, 1, 40, 24)))
        .isInstanceOf(UnsupportedDicom.class);
  }

  private static long[] decoded(byte[] frame, ImagePixel pixel) {
    return values(new RleFrameCodec().decode(frame, pixel));
  }

  /** A frame of segments in hexadecimal. */
  private static byte[] frame(String... segments) {
    ByteBuffer frame = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(0, segments.length).position(64);
    for (int i = 0; i < segments.length; i++) {
      frame.putInt(4 + 4 * i, frame.position());
      frame.put(HexFormat.of().parseHex(segments[i]));
    }
    return Arrays.copyOf(frame.array(), frame.position());
  }
}
