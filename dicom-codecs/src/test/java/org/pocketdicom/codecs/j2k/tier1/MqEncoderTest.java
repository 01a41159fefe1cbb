package org.pocketdicom.codecs.j2k.tier1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MqEncoderTest {

  /** The test sequence of the coder (T.88 H.2), which ends in a marker there. */
  @Test
  void theStandardsTestSequenceIsEncoded() {
    byte[] bits =
        HexFormat.of().parseHex("00020051000000c00352872aaaaaaaaa82c02000fcd79ef6bf7fed904f46a3bf");
    MqEncoder encoder = new MqEncoder();
    encoder.begin();

    for (int i = 0; i < 8 * bits.length; i++) {
      encoder.encode(1, bits[i / 8] >> 7 - i % 8 & 1);
    }

    assertThat(HexFormat.of().formatHex(encoder.finish()))
        .isEqualTo("84c73bfce1a1430402200000410dbb86f4317fff88ff37471adb6adf");
  }
}
