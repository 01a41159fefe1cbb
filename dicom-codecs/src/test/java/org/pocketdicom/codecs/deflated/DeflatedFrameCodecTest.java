package org.pocketdicom.codecs.deflated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

class DeflatedFrameCodecTest extends FrameCodecContract {

  /** A stored block (RFC 1951, 3.2.4) of five bytes. */
  private static final byte[] STORED = HexFormat.of().parseHex("010500faff0102030405");

  @Override
  protected FrameCodec codec() {
    return new DeflatedFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.8.1";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(STORED, Pattern.grayOf(1, 5, 8, 8)),
        new Sample(STORED, Pattern.grayOf(5, 8, 1, 1)));
  }

  @Test
  void aFrameIsInflatedAndReadAsANativeOne() {
    assertThat(codec().decode(STORED, Pattern.grayOf(1, 5, 8, 8)).bytes())
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(codec().decode(STORED, Pattern.grayOf(1, 10, 1, 1)).bytes())
        .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void paddingBehindTheStreamDoesNotMatter() {
    byte[] padded = Arrays.copyOf(STORED, STORED.length + 2);

    assertThat(codec().decode(padded, Pattern.grayOf(1, 5, 8, 8)).bytes())
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aStreamThatEndsBeforeTheFrameIsMalformed() {
    assertThatThrownBy(() -> codec().decode(STORED, Pattern.grayOf(1, 6, 8, 8)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a deflated frame ends after 5 bytes of 6");
  }
}
