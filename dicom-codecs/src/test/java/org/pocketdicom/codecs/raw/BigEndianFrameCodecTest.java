package org.pocketdicom.codecs.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

class BigEndianFrameCodecTest extends FrameCodecContract {

  @Override
  protected FrameCodec codec() {
    return new BigEndianFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.2";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(new byte[60], Pattern.grayOf(5, 6, 16, 12)),
        new Sample(new byte[120], Pattern.grayOf(5, 6, 32, 32)));
  }

  @Test
  void theFirstByteOfAWordIsTheMostSignificant() {
    assertThat(decoded("12340001", Pattern.grayOf(1, 2, 16, 16))).containsExactly(0x1234, 1);
    assertThat(decoded("12345678", Pattern.grayOf(1, 1, 32, 32))).containsExactly(0x12345678);
  }

  @Test
  void floatingPointIsInTheOrderOfTheSyntax() {
    byte[] floats = HexFormat.of().parseHex("c0000000");
    byte[] doubles = HexFormat.of().parseHex("400921fb54442d18");

    assertThat(codec().decode(floats, Pattern.floatingPointOf(1, 1, 32)).floats())
        .containsExactly(-2);
    assertThat(codec().decode(doubles, Pattern.floatingPointOf(1, 1, 64)).doubles())
        .containsExactly(Math.PI);
  }

  @Test
  void smallerSamplesAreInTheOrderOfTheBytes() {
    assertThat(decoded("010203", Pattern.grayOf(1, 3, 8, 8))).containsExactly(1, 2, 3);
    assertThat(decoded("0102", Pattern.grayOf(1, 9, 1, 1)))
        .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static long[] decoded(String hex, ImagePixel pixel) {
    return values(new BigEndianFrameCodec().decode(HexFormat.of().parseHex(hex), pixel));
  }
}
