package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/** What becomes of values where the codestream and the attributes do not agree. */
class FrameSamplesTest {

  @Test
  void moreBitsInTheCodestreamThanAreStoredAreDropped() {
    assertThat(shorts(16, false, pixel(16, 12, false), 0x3ABC)).containsExactly((short) 0xABC);
  }

  @Test
  void unsignedValuesAreReadAsTheSignedOnesThatWereEncoded() {
    assertThat(shorts(13, false, pixel(16, 13, true), 0x1FFF)).containsExactly((short) -1);
    assertThat(shorts(12, false, pixel(16, 16, true), 0xFFF)).containsExactly((short) -1);
  }

  @Test
  void signedValuesAreReadAsTheUnsignedOnesThatWereEncoded() {
    assertThat(shorts(16, true, pixel(16, 16, false), -1)).containsExactly((short) 0xFFFF);
  }

  @Test
  void fewerBitsInTheCodestreamKeepTheirSign() {
    assertThat(shorts(14, true, pixel(16, 16, true), -2000)).containsExactly((short) -2000);
  }

  @Test
  void wordsOf32BitsAreCutAsOthers() {
    FrameSamples samples = samples(16, false, false, pixel(32, 16, true));

    samples.put(0, 0, 0, new int[] {0xFFFF}, 1);

    assertThat(samples.finish()).isEqualTo(new int[] {-1});
  }

  @Test
  void overshootsOfLossyCodingAreKept() {
    FrameSamples samples = samples(16, true, true, pixel(16, 12, true));

    samples.put(0, 0, 0, new int[] {2050}, 1);

    assertThat(samples.bits()).isEqualTo(16);
    assertThat(samples.finish()).isEqualTo(new short[] {2050});
  }

  @Test
  void aCodestreamOfMoreBitsThanAreAllocatedIsRightAboutThem() {
    FrameSamples samples = samples(12, false, false, pixel(8, 8, false));

    samples.put(0, 0, 0, new int[] {0xFFF}, 1);

    assertThat(samples.bits()).isEqualTo(12);
    assertThat(samples.finish()).isEqualTo(new short[] {0xFFF});
  }

  private static short[] shorts(int precision, boolean signed, ImagePixel pixel, int value) {
    FrameSamples samples = samples(precision, signed, false, pixel);
    samples.put(0, 0, 0, new int[] {value}, 1);
    return (short[]) samples.finish();
  }

  private static FrameSamples samples(
      int precision, boolean signed, boolean lossy, ImagePixel pixel) {
    ImageSize.Component part = new ImageSize.Component(precision, signed, 1, 1);
    return new FrameSamples(1, 1, 1, part, lossy, pixel);
  }

  private static ImagePixel pixel(int allocated, int stored, boolean signed) {
    return new ImagePixel(
        1,
        1,
        1,
        allocated,
        stored,
        stored - 1,
        signed,
        false,
        PhotometricInterpretation.MONOCHROME2,
        1);
  }
}
