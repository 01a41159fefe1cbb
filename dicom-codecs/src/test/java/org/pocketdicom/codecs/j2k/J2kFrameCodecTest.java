package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

/** The oracle is the picture that other programs encoded. */
class J2kFrameCodecTest extends FrameCodecContract {

  private static final ImagePixel GRAY = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 8, 8);
  private static final ImagePixel GRAY_12 = Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12);
  private static final ImagePixel SIGNED_12 = signed(12);
  private static final ImagePixel COLOR =
      Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.YBR_RCT);

  @Override
  protected FrameCodec codec() {
    return new J2kFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.4.90";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(Pattern.file("j2k/gray-8.j2k"), GRAY),
        new Sample(Pattern.file("j2k/signed-12.j2k"), SIGNED_12),
        new Sample(Pattern.file("j2k/styles.j2k"), GRAY_12),
        new Sample(Pattern.file("j2k/color-ict.j2k"), COLOR),
        new Sample(Pattern.file("j2k/ht-gray-12.j2c"), GRAY_12),
        new Sample(Pattern.file("j2k/ht-color-rpcl.j2c"), COLOR));
  }

  @Test
  void grayOfEightBitsIsWhatWasEncoded() {
    DecodedFrame frame = codec().decode(Pattern.file("j2k/gray-8.j2k"), GRAY);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(Pattern.red(column(i), row(i)) & 0xFF);
    }
  }

  @Test
  void signedValuesAreWhatWasEncoded() {
    DecodedFrame frame = codec().decode(Pattern.file("j2k/signed-12.j2k"), SIGNED_12);

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(Pattern.wide(column(i), row(i)) - 2048);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "styles.j2k, 0",
    "bypass.j2k, 0",
    "layers-rlcp.j2k, 0",
    "region.j2k, 0",
    "gray-12-97.j2k, 0",
    "ht-gray-12.j2c, 0",
    "ht-gray-12-97.j2c, 1"
  })
  void grayOfTwelveBitsIsWhatWasEncoded(String name, long tolerance) {
    DecodedFrame frame = codec().decode(Pattern.file("j2k/" + name), GRAY_12);

    for (int i = 0; i < frame.length(); i++) {
      long expected = Pattern.wide(column(i), row(i));
      assertThat(frame.sample(i)).isBetween(expected - tolerance, expected + tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "color-rct.j2k, 0",
    "file.jp2, 0",
    "tiles-rpcl.j2k, 0",
    "offset-pcrl.j2k, 0",
    "layers-cprl.j2k, 0",
    "changes-tiles.j2k, 0",
    "changes-three.j2k, 0",
    "parts-layers.j2k, 0",
    "parts-components.j2k, 0",
    "color-ict.j2k, 2",
    "ht-color-rpcl.j2c, 0"
  })
  void colorIsRgbAndWhatWasEncoded(String name, long tolerance) {
    DecodedFrame frame = codec().decode(Pattern.file("j2k/" + name), COLOR);

    assertThat(frame.photometric()).isEqualTo(PhotometricInterpretation.RGB);
    byte[] expected = Pattern.color().bytes();
    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i))
          .isBetween((expected[i] & 0xFF) - tolerance, (expected[i] & 0xFF) + tolerance);
    }
  }

  /** The styles of code-blocks one by one (table A.19). */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32})
  void roughPicturesInEveryStyleAreWhatWasEncoded(int style) {
    DecodedFrame frame =
        codec()
            .decode(
                Pattern.file("j2k/rough-style-" + style + ".j2k"),
                Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 16));

    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(Pattern.rough(column(i), row(i)));
    }
  }

  @Test
  void samplesOfSubsampledComponentsStandForSeveralPixels() {
    DecodedFrame frame =
        codec()
            .decode(
                Pattern.file("j2k/subsampled-420.j2k"),
                Pattern.colorOf(28, 36, false, PhotometricInterpretation.YBR_FULL));

    assertThat(frame.photometric()).isEqualTo(PhotometricInterpretation.YBR_FULL);
    for (int i = 0; i < frame.length(); i += 3) {
      int x = i / 3 % 36;
      int y = i / 3 / 36;
      assertThat(frame.sample(i)).isEqualTo(Pattern.red(x, y));
      assertThat(frame.sample(i + 1)).isEqualTo(Pattern.green(x & ~1, y & ~1));
      assertThat(frame.sample(i + 2)).isEqualTo(Pattern.blue(x & ~1, y & ~1));
    }
  }

  @Test
  void severalThreadsGiveTheSameAsOne() {
    byte[] file = Pattern.file("j2k/tiles-rpcl.j2k");

    assertThat(values(new J2kFrameCodec(3).decode(file, COLOR)))
        .isEqualTo(values(codec().decode(file, COLOR)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gray-8.j2k", "layers-rlcp.j2k", "ht-gray-12.j2c"})
  void aMissingEndOfCodestreamDoesNotMatter(String name) {
    byte[] file = Pattern.file("j2k/" + name);
    byte[] open = Arrays.copyOf(file, file.length - 2);

    assertThat(values(codec().decode(open, GRAY_12)))
        .isEqualTo(values(codec().decode(file, GRAY_12)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gray-8.j2k", "tiles-rpcl.j2k", "ht-color-rpcl.j2c"})
  void aCodestreamWithoutItsLastPacketsIsRefused(String name) {
    byte[] file = Pattern.file("j2k/" + name);
    byte[] cut = Arrays.copyOf(file, file.length - 20);

    assertThatThrownBy(() -> codec().decode(cut, COLOR))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("ends early");
  }

  @Test
  void theSizeMustBeThatOfTheAttributes() {
    ImagePixel other = Pattern.grayOf(Pattern.ROWS + 1, Pattern.COLUMNS, 8, 8);

    assertThatThrownBy(() -> codec().decode(Pattern.file("j2k/gray-8.j2k"), other))
        .isInstanceOf(MalformedDicom.class);
  }

  /** ADR 11: scanners cut the tiles at the edges of a slide. */
  @Test
  void aSmallerTileOfSeveralIsTheUpperLeftOfItsFrame() {
    ImagePixel one = COLOR.withSize(Pattern.ROWS + 3, Pattern.COLUMNS + 2);
    ImagePixel several =
        new ImagePixel(one.rows(), one.columns(), 3, 8, 8, 7, false, false, one.photometric(), 2);
    byte[] tile = Pattern.file("j2k/color-rct.j2k");

    DecodedFrame frame = codec().decode(tile, several);

    assertThat(frame.columns()).isEqualTo(Pattern.COLUMNS + 2);
    int lastRow = 3 * (Pattern.ROWS - 1) * frame.columns();
    assertThat(frame.sample(lastRow)).isEqualTo(Pattern.red(0, Pattern.ROWS - 1));
    assertThat(frame.sample(lastRow + 3 * Pattern.COLUMNS)).isZero();
    assertThat(frame.sample(frame.length() - 1)).isZero();
    assertThatThrownBy(() -> codec().decode(tile, one)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void theCodestreamsComponentsWinOverTheAttributes() {
    ImagePixel attributes =
        Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.RGB);

    DecodedFrame gray = codec().decode(Pattern.file("j2k/gray-8.j2k"), attributes);

    assertThat(gray.samplesPerPixel()).isEqualTo(1);
    assertThat(gray.photometric()).isEqualTo(PhotometricInterpretation.MONOCHROME2);
  }

  @Test
  void aLowerResolutionHasHalfTheRowsAndColumnsRoundedUp() {
    DecodedFrame half = codec().decodeReduced(Pattern.file("j2k/gray-8.j2k"), GRAY, 1);
    DecodedFrame least = codec().decodeReduced(Pattern.file("j2k/gray-8.j2k"), GRAY, 9);

    assertThat(List.of(half.rows(), half.columns())).containsExactly(15, 19);
    assertThat(List.of(least.rows(), least.columns())).containsExactly(8, 10);
  }

  @Test
  void aLowerResolutionNeedsNoPacketsOfHigherOnes() {
    byte[] file = Pattern.file("j2k/ht-color-rpcl.j2c");
    long[] expected = values(codec().decodeReduced(file, COLOR, 1));
    byte[] cut = Arrays.copyOf(file, file.length - 150);

    assertThat(values(codec().decodeReduced(cut, COLOR, 1))).isEqualTo(expected);
    assertThatThrownBy(() -> codec().decode(cut, COLOR)).isInstanceOf(MalformedDicom.class);
  }

  private static ImagePixel signed(int bits) {
    return new ImagePixel(
        Pattern.ROWS,
        Pattern.COLUMNS,
        1,
        16,
        bits,
        bits - 1,
        true,
        false,
        PhotometricInterpretation.MONOCHROME2,
        1);
  }

  private static int column(int index) {
    return index % Pattern.COLUMNS;
  }

  private static int row(int index) {
    return index / Pattern.COLUMNS;
  }
}
