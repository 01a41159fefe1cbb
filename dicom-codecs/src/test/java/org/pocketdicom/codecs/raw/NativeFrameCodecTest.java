package org.pocketdicom.codecs.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

class NativeFrameCodecTest extends FrameCodecContract {

  @Override
  protected FrameCodec codec() {
    return new NativeFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.1";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(new byte[13], Pattern.grayOf(10, 10, 1, 1)),
        new Sample(new byte[30], Pattern.grayOf(5, 6, 8, 8)),
        new Sample(new byte[60], Pattern.grayOf(5, 6, 16, 12)),
        new Sample(new byte[120], Pattern.grayOf(5, 6, 32, 32)),
        new Sample(new byte[90], Pattern.colorOf(5, 6, true, PhotometricInterpretation.RGB)));
  }

  @Test
  void bitsBeginAtTheLeastSignificant() {
    assertThat(decoded("0502", Pattern.grayOf(2, 5, 1, 1)))
        .containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void wordsAreLittleEndian() {
    assertThat(decoded("34120100", Pattern.grayOf(1, 2, 16, 16))).containsExactly(0x1234, 1);
    assertThat(decoded("78563412", Pattern.grayOf(1, 1, 32, 32))).containsExactly(0x12345678);
    assertThat(decoded("ffffffff", Pattern.grayOf(1, 1, 32, 32))).containsExactly(0xFFFFFFFFL);
  }

  @Test
  void floatingPointIsIeee754() {
    DecodedFrame floats = decode("000000c00000c07f", Pattern.floatingPointOf(1, 2, 32));
    DecodedFrame doubles = decode("182d4454fb210940", Pattern.floatingPointOf(1, 1, 64));

    assertThat(floats.floats()).containsExactly(-2, Float.NaN);
    assertThat(floats.value(0)).isEqualTo(-2);
    assertThat(doubles.doubles()).containsExactly(Math.PI);
  }

  @Test
  void bitsOutsideBitsStoredAreDropped() {
    assertThat(decoded("ff1f", gray(16, 12, 11, false))).containsExactly(0xFFF);
    assertThat(decoded("ff", gray(8, 3, 2, false))).containsExactly(7);
    assertThat(decoded("ff", gray(8, 3, 4, false))).as("High Bit 4").containsExactly(7);
    assertThat(decoded("f0ff", gray(16, 12, 15, false))).as("High Bit 15").containsExactly(0xFFF);
    assertThat(decoded("ffff1f00", gray(32, 12, 19, false))).containsExactly(0xFFF);
  }

  @Test
  void theSignIsExtended() {
    assertThat(decoded("ff0f", gray(16, 12, 11, true))).containsExactly(-1);
    assertThat(decoded("ff07", gray(16, 12, 11, true))).containsExactly(2047);
    assertThat(decoded("0080", gray(16, 12, 15, true))).containsExactly(-2048);
    assertThat(decoded("04", gray(8, 3, 2, true))).containsExactly(-4);
    assertThat(decoded("00000800", gray(32, 20, 19, true))).containsExactly(-524288);
    assertThat(decoded("ffff", gray(16, 16, 15, true))).containsExactly(-1);
  }

  @Test
  void planesAreInterleaved() {
    ImagePixel planar = Pattern.colorOf(1, 2, true, PhotometricInterpretation.RGB);
    ImagePixel wide =
        new ImagePixel(1, 2, 3, 16, 16, 15, false, true, PhotometricInterpretation.RGB, 1);
    ImagePixel wider =
        new ImagePixel(1, 2, 3, 32, 32, 31, false, true, PhotometricInterpretation.RGB, 1);

    assertThat(decoded("010203040506", planar)).containsExactly(1, 3, 5, 2, 4, 6);
    assertThat(decoded("010002000300040005000600", wide)).containsExactly(1, 3, 5, 2, 4, 6);
    assertThat(decoded("010000000200000003000000040000000500000006000000", wider))
        .containsExactly(1, 3, 5, 2, 4, 6);
  }

  @Test
  void subsampledColorStaysAsItIsStored() {
    DecodedFrame frame =
        decode("01020380", Pattern.colorOf(1, 2, false, PhotometricInterpretation.YBR_FULL_422));

    assertThat(values(frame)).containsExactly(1, 2, 3, 0x80);
    assertThat(frame.isSubsampled()).isTrue();
  }

  @Test
  void paddingBehindAFrameIsLeftOut() {
    assertThat(decoded("01020300", Pattern.grayOf(1, 3, 8, 8))).containsExactly(1, 2, 3);
  }

  @Test
  void missingBytesAreMalformed() {
    assertThatThrownBy(() -> decode("0102", Pattern.grayOf(1, 3, 8, 8)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("the frame needs 3 bytes of Pixel Data and has 2");
  }

  /** PS3.5 8.1.1: Bits Allocated is a multiple of 8. */
  @Test
  void wordsOfOtherWidthsHoldValuesOfUpToThirtyTwoBits() {
    assertThat(decoded("563412feffff", gray(2, 24, 24, 23, false)))
        .containsExactly(0x123456, 0xFFFFFE);
    assertThat(decoded("feffff", gray(1, 24, 24, 23, true))).containsExactly(-2);
    assertThat(decoded("f0debc9a780102030405", gray(2, 40, 32, 39, false)))
        .containsExactly(0x789ABCDEL, 0x05040302);
    assertThat(decoded("00000000ffffffff", gray(1, 64, 16, 63, true))).containsExactly(-1);
    ImagePixel planar =
        new ImagePixel(1, 2, 3, 24, 8, 7, false, true, PhotometricInterpretation.RGB, 1);
    assertThat(decoded("010000020000030000040000050000060000", planar))
        .containsExactly(1, 3, 5, 2, 4, 6);
  }

  /** Of earlier editions, and ACR-NEMA: one word begins where the one before ends. */
  @Test
  void twelveBitsArePacked() {
    assertThat(decoded("23614589f7", gray(3, 12, 12, 11, false)))
        .containsExactly(0x123, 0x456, 0x789);
    assertThat(decoded("ffef7f", gray(2, 12, 12, 11, true))).containsExactly(-1, 0x7FE);
  }

  @Test
  void valuesOfMoreThanThirtyTwoBitsAreNotSupported() {
    assertThatThrownBy(() -> decode("0000000000000000", gray(1, 64, 64, 63, false)))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("Bits Allocated (0028,0100) 64");
  }

  private static ImagePixel gray(int allocated, int stored, int highBit, boolean signed) {
    return gray(1, allocated, stored, highBit, signed);
  }

  private static ImagePixel gray(
      int columns, int allocated, int stored, int highBit, boolean signed) {
    return new ImagePixel(
        1,
        columns,
        1,
        allocated,
        stored,
        highBit,
        signed,
        false,
        PhotometricInterpretation.MONOCHROME2,
        1);
  }

  private static long[] decoded(String hex, ImagePixel pixel) {
    return values(decode(hex, pixel));
  }

  private static DecodedFrame decode(String hex, ImagePixel pixel) {
    return new NativeFrameCodec().decode(HexFormat.of().parseHex(hex), pixel);
  }
}
