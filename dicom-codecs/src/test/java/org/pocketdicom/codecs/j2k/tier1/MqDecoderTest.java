package org.pocketdicom.codecs.j2k.tier1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MqDecoderTest {

  /** The test sequence of the coder (T.88 H.2): one context that begins with state 0. */
  @Test
  void theStandardsTestSequenceIsDecoded() {
    byte[] coded =
        HexFormat.of()
            .parseHex("84c73bfce1a1430402200000410dbb86f4317fff88ff37471adb6adfffac" + "ffff");
    MqDecoder decoder = new MqDecoder();
    decoder.resetContexts();
    decoder.begin(coded, 0);

    byte[] decoded = new byte[32];
    for (int i = 0; i < 8 * decoded.length; i++) {
      decoded[i / 8] = (byte) (decoded[i / 8] << 1 | decoder.decode(1));
    }

    assertThat(HexFormat.of().formatHex(decoded))
        .isEqualTo("00020051000000c00352872aaaaaaaaa82c02000fcd79ef6bf7fed904f46a3bf");
  }
}
