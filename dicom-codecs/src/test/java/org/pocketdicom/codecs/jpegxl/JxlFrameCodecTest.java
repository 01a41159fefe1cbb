package org.pocketdicom.codecs.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

/** The oracle is the picture that another program encoded. */
class JxlFrameCodecTest extends FrameCodecContract {

  private static final ImagePixel GRAY_8 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 8, 8);
  private static final ImagePixel GRAY_12 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12);
  private static final ImagePixel WIDE = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 16);
  private static final ImagePixel TREE = Pattern.colorOf(64, 64, false, RGB);
  private static final ImagePixel COLOR =
      Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, RGB);

  @Override
  protected FrameCodec codec() {
    return new JxlFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.4.110";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(file("gray-8-e1"), GRAY_8),
        new Sample(file("gray-12"), GRAY_12),
        new Sample(file("rough-16-e9"), WIDE),
        new Sample(file("color-squeeze"), COLOR),
        new Sample(file("palette"), COLOR),
        new Sample(file("container"), COLOR),
        new Sample(file("letters"), JxlPictures.LETTERS));
  }

  private static byte[] file(String name) {
    return Pattern.file("jpegxl/" + name + ".jxl");
  }

  private DecodedFrame decode(String name, ImagePixel pixel) {
    return codec().decode(file(name), pixel);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rough-16-e3", "rough-16-e9"})
  void wideValuesAreWhatWasEncoded(String name) {
    DecodedFrame frame = decode(name, WIDE);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i))
          .isEqualTo(Pattern.rough(i % Pattern.COLUMNS, i / Pattern.COLUMNS));
    }
  }

  @Test
  void valuesOfTwelveBitsAreWhatWasEncoded() {
    DecodedFrame frame = decode("gray-12", GRAY_12);

    assertThat(frame.bitsStored()).isEqualTo(12);
    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(Pattern.wide(i % Pattern.COLUMNS, i / Pattern.COLUMNS));
    }
  }

  /** The second picture of the animation and the profile of ICC do not matter. */
  @ParameterizedTest
  @ValueSource(strings = {"gray-8-e1", "animation", "icc-gray"})
  void grayIsWhatWasEncoded(String name) {
    assertThat(decode(name, GRAY_8).bytes()).isEqualTo(Pattern.gray().bytes());
  }

  /** Alpha is not taken. */
  @ParameterizedTest
  @ValueSource(strings = {"color-squeeze", "color-e9", "alpha"})
  void coloursAreWhatWasEncoded(String name) {
    assertThat(decode(name, COLOR).bytes()).isEqualTo(Pattern.color().bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"palette", "container"})
  void coloursOfPalettesAreWhatWasEncoded(String name) {
    assertThat(decode(name, COLOR).bytes()).isEqualTo(Pattern.blocks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"groups", "groups-squeeze"})
  void severalGroupsAreWhatWasEncoded(String name) {
    DecodedFrame frame = decode(name, JxlPictures.LARGE);

    int columns = JxlPictures.LARGE.columns();
    byte[] expected = new byte[frame.length()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) JxlPictures.large(i / 3 % columns, i / 3 / columns, i % 3);
    }
    assertThat(frame.bytes()).isEqualTo(expected);
  }

  @Test
  void patchesOfAnotherFrameArePutOnThisOne() {
    DecodedFrame frame = decode("letters", JxlPictures.LETTERS);

    int columns = JxlPictures.LETTERS.columns();
    byte[] expected = new byte[frame.length()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) JxlPictures.letter(i % columns, i / columns);
    }
    assertThat(frame.bytes()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tree-60", "tree-rare"})
  void aDeepTreeIsDecodedWhereSamplesTakeFewDecisions(String name) {
    DecodedFrame frame = decode(name, TREE);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(1 + i / 3 % 64 + i / 3 / 64);
    }
  }

  /** Level 5 has 64; there may be 2048, and a file of 3 KB would take a minute. */
  @Test
  void moreDecisionsThanSixtyFourForEachSampleAreRefused() {
    assertThatThrownBy(() -> decode("tree-100", TREE)).isInstanceOf(LimitExceeded.class);
  }

  /** ADR 11: without a transform of its own, the codestream's colours are the attribute's. */
  @Test
  void componentsAreTheCodestreamsAndColoursTheAttributes() {
    ImagePixel ybr = Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, YBR_FULL);

    assertThat(decode("color-e9", ybr).photometric()).isEqualTo(YBR_FULL);
    assertThat(decode("color-e9", GRAY_8).samplesPerPixel()).isEqualTo(3);
    assertThat(decode("gray-8-e1", COLOR).photometric()).isEqualTo(MONOCHROME2);
  }

  @Test
  void whatWasEncodedOfSignedWordsHasItsSigns() {
    ImagePixel signed = new ImagePixel(29, 37, 1, 16, 16, 15, true, false, MONOCHROME2, 1);

    DecodedFrame frame = decode("rough-16-e9", signed);

    assertThat(frame.isSigned()).isTrue();
    assertThat(frame.sample(20)).isEqualTo((short) Pattern.rough(20, 0));
  }

  @Test
  void theSizeIsThatOfTheAttributes() {
    ImagePixel other = GRAY_8.withSize(Pattern.COLUMNS, Pattern.ROWS);

    assertThatThrownBy(() -> decode("gray-8-e1", other)).isInstanceOf(MalformedDicom.class);
  }

  /** ISO/IEC 18181-2: jxlp boxes begin with their number, in the last with the highest bit. */
  @Test
  void aCodestreamInPartsIsJoined() {
    byte[] whole = file("gray-12");
    byte[] first = Arrays.copyOf(whole, 50);
    byte[] second = Arrays.copyOfRange(whole, 50, whole.length);

    byte[] parts = container(box("00000000", first), box("80000001", second));
    byte[] wrong = container(box("80000001", second), box("00000000", first));

    assertThat(codec().decode(parts, GRAY_12).shorts())
        .isEqualTo(decode("gray-12", GRAY_12).shorts());
    assertThatThrownBy(() -> codec().decode(wrong, GRAY_12)).isInstanceOf(MalformedDicom.class);
  }

  private static byte[] container(byte[]... boxes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(hex("0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20"));
    for (byte[] box : boxes) {
      out.writeBytes(box);
    }
    return out.toByteArray();
  }

  /** A jxlp box. */
  private static byte[] box(String number, byte[] content) {
    ByteBuffer box = ByteBuffer.allocate(12 + content.length);
    box.putInt(box.capacity()).put(hex("6a786c70" + number)).put(content);
    return box.array();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
