package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.MalformedDicom;

class FramePayloadTest {

  @Test
  void fragmentsAreJoinedWithoutTheirItemHeaders() {
    byte[] span = hex("FEFF00E0 02000000 0102 FEFF00E0 00000000 FEFF00E0 04000000 03040506");

    byte[] payload =
        FrameTable.ofEncapsulated(new long[] {0}, new long[] {span.length}).payload(0, span);

    assertThat(payload).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FEFF00E0 03000000 0102",
        "FEFF00E0 FFFFFFFF 0102",
        "FEFF00E0 000000",
        "FEFFDDE0 00000000",
        "FEFF00E0 02000000 0102 FE"
      })
  void itemsThatDoNotFillTheSpanAreMalformed(String span) {
    assertThatThrownBy(() -> FramePayload.joinItems(hex(span))).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void aFrameOfBitsIsMovedToTheFirstBitAndNoOtherFrameShows() {
    Random random = new Random(1);
    for (int round = 0; round < 1000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(20)];
      random.nextBytes(bytes);
      int first = random.nextInt(bytes.length * 8);
      int length = 1 + random.nextInt(bytes.length * 8 - first);

      byte[] aligned = FramePayload.align(bytes, first, length);

      assertThat(aligned).hasSize((length + 7) / 8);
      assertThat(BitSet.valueOf(aligned))
          .isEqualTo(BitSet.valueOf(bytes).get(first, first + length));
    }
  }

  @Test
  void aSpanThatIsTooShortIsMalformed() {
    assertThatThrownBy(() -> FramePayload.align(new byte[2], 1, 16))
        .isInstanceOf(MalformedDicom.class);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
