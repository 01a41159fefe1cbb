package org.pocketdicom.codecs.j2k.ht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.j2k.tier1.CodewordSegments;
import org.pocketdicom.error.MalformedDicom;

class HtBlockDecoderTest {

  /** From nearly all zeros to noise, of every magnitude, in blocks of odd sides. */
  @Test
  void whatWasEncodedComesBack() {
    Random random = new Random(4);
    HtBlockEncoder encoder = new HtBlockEncoder();
    HtBlockDecoder decoder = new HtBlockDecoder();
    for (int i = 0; i < 400; i++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      int rarity = 1 << random.nextInt(8);
      int bits = 1 + random.nextInt(24);
      int[] samples = new int[width * height];
      int[] expected = new int[width * height];
      for (int at = 0; at < samples.length; at++) {
        int magnitude = random.nextInt(rarity) == 0 ? random.nextInt(1 << bits) : 0;
        int sign = magnitude == 0 ? 0 : random.nextInt() << 31;
        samples[at] = sign | magnitude;
        expected[at] = magnitude == 0 ? 0 : sign | 2 * magnitude + 1;
      }
      samples[0] = 1;
      expected[0] = 3;

      int[] decoded = new int[samples.length];
      decoder.decode(segment(encoder.encode(width, height, samples)), 0, 1, width, height, decoded);

      assertThat(decoded).as("%s × %s of %s bits", width, height, bits).isEqualTo(expected);
    }
  }

  @Test
  void aSuffixLongerThanTheSegmentIsRefused() {
    CodewordSegments segments = segment(new byte[] {0, 0, 0x0F, 0x7F});

    assertThatThrownBy(() -> new HtBlockDecoder().decode(segments, 0, 1, 4, 4, new int[16]))
        .isInstanceOf(MalformedDicom.class);
  }

  private static CodewordSegments segment(byte[] data) {
    CodewordSegments segments = new CodewordSegments();
    segments.append(0, 1, data, 0, data.length);
    return segments;
  }
}
