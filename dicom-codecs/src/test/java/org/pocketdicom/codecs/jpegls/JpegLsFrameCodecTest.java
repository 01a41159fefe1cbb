package org.pocketdicom.codecs.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

/** The oracle is the picture that another program encoded. */
class JpegLsFrameCodecTest extends FrameCodecContract {

  private static final ImagePixel GRAY_8 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 8, 8);
  private static final ImagePixel GRAY_12 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12);
  private static final ImagePixel WIDE = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 16);
  private static final ImagePixel COLOR = Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, true, RGB);

  @Override
  protected FrameCodec codec() {
    return new JpegLsFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.4.80";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(Pattern.file("jpegls/gray-8.jls"), GRAY_8),
        new Sample(Pattern.file("jpegls/gray-12.jls"), GRAY_12),
        new Sample(Pattern.file("jpegls/preset-16.jls"), WIDE),
        new Sample(Pattern.file("jpegls/blocks-none.jls"), COLOR),
        new Sample(Pattern.file("jpegls/blocks-line.jls"), COLOR),
        new Sample(Pattern.file("jpegls/near-sample.jls"), COLOR));
  }

  /** T.87 H.3. */
  @Test
  void theExampleOfTheStandardIsDecoded() {
    byte[] stream =
        hex(
            "ffd8fff7000b080004000401011100ffda0008010100000000"
                + "c000006c80208e01c00000574000006ee6000001bc18000005d800009160ffd9");

    DecodedFrame frame = codec().decode(stream, Pattern.grayOf(4, 4, 8, 8));

    assertThat(values(frame))
        .containsExactly(0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpegls/rough-16.jls", "jpegls/preset-16.jls"})
  void wideValuesAreWhatWasEncoded(String name) {
    assertIsNear(codec().decode(Pattern.file(name), WIDE), 0);
  }

  @Test
  void smoothValuesAreWhatWasEncoded() {
    DecodedFrame wide = codec().decode(Pattern.file("jpegls/gray-12.jls"), GRAY_12);

    assertThat(codec().decode(Pattern.file("jpegls/gray-8.jls"), GRAY_8).bytes())
        .isEqualTo(Pattern.gray().bytes());
    for (int i = 0; i < wide.length(); i++) {
      assertThat(wide.sample(i)).isEqualTo(Pattern.wide(i % Pattern.COLUMNS, i / Pattern.COLUMNS));
    }
  }

  @Test
  void nearLosslessValuesAreWithinTheirBound() {
    assertIsNear(codec().decode(Pattern.file("jpegls/near-16.jls"), WIDE), 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jpegls/blocks-none.jls", "jpegls/blocks-line.jls", "jpegls/blocks-sample.jls"})
  void colorsAreWhatWasEncodedInEachInterleaveMode(String name) {
    assertThat(codec().decode(Pattern.file(name), COLOR).bytes()).isEqualTo(Pattern.blocks());
  }

  @Test
  void smoothColorsAreWhatWasEncoded() {
    assertThat(codec().decode(Pattern.file("jpegls/color-sample.jls"), COLOR).bytes())
        .isEqualTo(Pattern.color().bytes());
  }

  @Test
  void nearLosslessColorsAreWithinTheirBound() {
    DecodedFrame frame = codec().decode(Pattern.file("jpegls/near-sample.jls"), COLOR);

    byte[] blocks = Pattern.blocks();
    for (int i = 0; i < blocks.length; i++) {
      int expected = blocks[i] & 0xFF;
      assertThat(frame.sample(i)).isBetween(expected - 3L, expected + 3L);
    }
  }

  /** C.2.5: a unit of the interval is a line; each interval is coded as a picture of its own. */
  @Test
  void restartMarkersBeginAnew() {
    ImagePixel half = Pattern.grayOf(2, 3, 8, 8);
    byte[] first = scanOf(half, 10, 20, 30, 40, 50, 60);
    byte[] second = scanOf(half, 99, 98, 97, 96, 95, 99);
    for (String interval : List.of("0002", "000002", "00000002")) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      stream.writeBytes(hex("ffd8" + "fff7000b080004000301011100"));
      stream.writeBytes(hex(String.format("ffdd%04x", 2 + interval.length() / 2) + interval));
      stream.writeBytes(hex("ffda00080101" + "00000000"));
      stream.writeBytes(first);
      stream.writeBytes(hex("ffd0"));
      stream.writeBytes(second);
      stream.writeBytes(hex("ffd9"));

      DecodedFrame frame = codec().decode(stream.toByteArray(), Pattern.grayOf(4, 3, 8, 8));

      assertThat(values(frame)).containsExactly(10, 20, 30, 40, 50, 60, 99, 98, 97, 96, 95, 99);
    }
  }

  /** C.2.4.1.2, C.2.4.1.3. */
  @Test
  void samplesAreMappedByATable() {
    ImagePixel indices = Pattern.grayOf(1, 4, 8, 8);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(hex("ffd8" + "fff7000b080001000401011100"));
    stream.writeBytes(hex("fff80009020502" + "00071234"));
    stream.writeBytes(hex("fff80007030502" + "ffff"));
    stream.writeBytes(hex("ffda00080101" + "05000000"));
    stream.writeBytes(scanOf(indices, 2, 0, 1, 0));

    DecodedFrame frame = codec().decode(stream.toByteArray(), Pattern.grayOf(1, 4, 16, 16));

    assertThat(values(frame)).containsExactly(0xFFFF, 7, 0x1234, 7);
  }

  @Test
  void anIndexThatTheTableDoesNotHaveIsMalformed() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(hex("ffd8" + "fff7000b080001000101011100"));
    stream.writeBytes(hex("fff80006020501" + "07"));
    stream.writeBytes(hex("ffda00080101" + "05000000"));
    stream.writeBytes(scanOf(Pattern.grayOf(1, 1, 8, 8), 1));

    assertThatThrownBy(() -> codec().decode(stream.toByteArray(), Pattern.grayOf(1, 1, 8, 8)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a JPEG-LS sample that its mapping table does not have");
  }

  /** A colour transform that one encoder has and T.87 has not. */
  @Test
  void aForeignColorTransformIsNotSupported() {
    byte[] stream = hex("ffd8" + "ffe800076d72667801" + "ffd9");

    assertThatThrownBy(() -> codec().decode(stream, COLOR)).isInstanceOf(UnsupportedDicom.class);
  }

  @ParameterizedTest
  @CsvSource({
    "fff8 000d 01 0000 0000 0000 0000 0002, parameters out of their range",
    "fff8 000d 01 0100 0000 0000 0000 0000, parameters out of their range",
    "fff8 000d 01 0000 0005 0003 0000 0000, parameters out of their range",
    "fff8 0007 03 05 02 1234, continues none",
    "fff8 0003 04, of type 4 are not supported",
    "fff8 0006 02 05 03 12, mapping to 3 bytes is not supported"
  })
  void impossibleParametersAreRefused(String segment, String message) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(hex("ffd8" + segment.replace(" ", "")));
    stream.writeBytes(hex("fff7000b080001000101011100" + "ffda00080101" + "00000000" + "00"));

    assertThatThrownBy(() -> codec().decode(stream.toByteArray(), Pattern.grayOf(1, 1, 8, 8)))
        .hasMessageContaining(message);
  }

  private static void assertIsNear(DecodedFrame frame, int bound) {
    for (int i = 0; i < frame.length(); i++) {
      int expected = Pattern.rough(i % Pattern.COLUMNS, i / Pattern.COLUMNS);
      assertThat(frame.sample(i)).isBetween((long) expected - bound, (long) expected + bound);
    }
  }

  /** The bits of a scan: what lies between its header and EOI. */
  private static byte[] scanOf(ImagePixel pixel, int... samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    DecodedFrame frame =
        new DecodedFrame(pixel.rows(), pixel.columns(), 1, 8, false, pixel.photometric(), bytes);
    byte[] stream = JpegLsFrameEncoder.lossless().encode(frame, pixel);
    return Arrays.copyOfRange(stream, 25, stream.length - 2);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
