package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/** Transforms across components (T.801 A.3.6 to A.3.9, Annex J). */
class ComponentCollectionsTest {

  private static final ImagePixel COLOR =
      Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.YBR_ICT);

  /** The inverse of ICT (T.800 G-12 to G-14). */
  private static final double[] ICT = {
    1, 0, 1.402, 1, -0.344136, -0.714136, 1, 1.772, 0,
  };

  private static final String COD_WITH_ICT = "ff52000c00000001" + "01";
  private static final String COD_WITH_COLLECTIONS = "ff52000c00000001" + "02";
  private static final String MCT_OF_ICT = mct(0x0D01, ICT);
  private static final String MCT_OF_128 = "ff74000e" + "0000" + "0202" + "0000" + "008000800080";
  private static final String ALL_THREE = "0003000102" + "0003000102";
  private static final String MCC =
      "ff750017" + "0000030000" + "0001" + "01" + ALL_THREE + "000201";
  private static final String MCO = "ff770004" + "0103";

  @Test
  void whatOpenJpegMultipliedByAMatrixIsUndone() {
    DecodedFrame frame = decode(Pattern.file("j2k/collection.j2k"));

    byte[] expected = Pattern.color().bytes();
    assertThat(frame.photometric()).isEqualTo(PhotometricInterpretation.RGB);
    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isBetween((expected[i] & 0xFF) - 2L, (expected[i] & 0xFF) + 2L);
    }
  }

  @Test
  void theTransformOfPart1AsAnArrayGivesTheSame() {
    assertSamples(decode(withSegments(MCT_OF_ICT + MCT_OF_128 + MCC + MCO)));
  }

  @Test
  void aStageOfNoTransformChangesNothing() {
    String nothing = "ff750017" + "0000040000" + "0001" + "01" + ALL_THREE + "000000";

    assertSamples(
        decode(withSegments(MCT_OF_ICT + MCT_OF_128 + nothing + MCC + "ff770005" + "020403")));
  }

  @Test
  void theDepthThatComesOutMayBeAnother() {
    String depth = "ff780006" + "8003" + "0800";
    byte[] codestream = withSegments(depth + MCT_OF_ICT + MCT_OF_128 + MCC + MCO);

    DecodedFrame frame = decode(codestream);

    assertThat(new Codestream(codestream).parts())
        .extracting(ImageSize.Component::precision)
        .containsExactly(9, 9, 9);
    assertThat(frame.length()).isEqualTo(3 * Pattern.ROWS * Pattern.COLUMNS);
  }

  @ParameterizedTest
  @CsvSource({
    "ff7400080000000100 00, MCT of a dependency",
    "ff75000d0000030000000100 00000000, MCC of a dependency or wavelet",
    "ff75000d0000030000000103 00000000, MCC of a dependency or wavelet",
    "ff7500170000030000000101 00030001020003000102010201, MCC of a reversible",
    "ff7600040000, NLT",
    "ff7900040000, ATK",
    "ff7a00040000, ff7a",
    "ff77000509 03, MCO of 9 stages",
    "ff7400080001000100 00, a series of MCT"
  })
  void whatIsNotDoneIsRefusedByTheNameOfItsSegment(String segment, String name) {
    byte[] codestream = withSegments(segment.replace(" ", ""));

    assertThatThrownBy(() -> decode(codestream))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining(name);
  }

  @Test
  void collectionsThatLeaveAComponentOutAreNotSupported() {
    String two = "ff750015" + "0000030000" + "0001" + "01" + "00020001" + "00020001" + "000000";

    assertThatThrownBy(() -> decode(withSegments(two + MCO))).isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void whatNamesNothingThatIsThereIsMalformed() {
    for (String segments : new String[] {"", MCO, MCC + MCO, MCT_OF_128 + MCC + MCO}) {
      assertThatThrownBy(() -> decode(withSegments(segments)))
          .as(segments)
          .isInstanceOf(MalformedDicom.class)
          .hasMessageContaining("Part 2");
    }
  }

  private static void assertSamples(DecodedFrame frame) {
    DecodedFrame expected = decode(Pattern.file("j2k/color-ict.j2k"));
    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isBetween(expected.sample(i) - 1, expected.sample(i) + 1);
    }
  }

  private static DecodedFrame decode(byte[] codestream) {
    return new J2kFrameCodec().decode(codestream, COLOR);
  }

  /** The picture that went through ICT, whose headers say it in the way of Part 2. */
  private static byte[] withSegments(String segments) {
    String hex = HexFormat.of().formatHex(Pattern.file("j2k/color-ict.j2k"));
    assertThat(hex).contains(COD_WITH_ICT);
    return HexFormat.of().parseHex(hex.replace(COD_WITH_ICT, segments + COD_WITH_COLLECTIONS));
  }

  private static String mct(int about, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(10 + values.length * Double.BYTES);
    bytes.putShort((short) 0xFF74).putShort((short) (bytes.capacity() - 2));
    bytes.putShort((short) 0).putShort((short) about).putShort((short) 0);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return HexFormat.of().formatHex(bytes.array());
  }
}
