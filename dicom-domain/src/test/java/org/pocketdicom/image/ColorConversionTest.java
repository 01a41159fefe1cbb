package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pocketdicom.error.UnsupportedDicom;

class ColorConversionTest {

  /** PS3.3 C.7.6.3.1.2: Y Y Cb Cr. */
  @Test
  void twoPixelsHaveTheColoursThatTheyShared() {
    DecodedFrame frame = frame(PhotometricInterpretation.YBR_FULL_422, 8, 10, 20, 128, 255);

    DecodedFrame full = ColorConversion.fullySampled(frame);

    assertThat(full.photometric()).isEqualTo(PhotometricInterpretation.YBR_FULL);
    assertThat(full.bytes()).containsExactly(10, 128, 255, 20, 128, 255);
  }

  @Test
  void coloursBecomeRgbAndTheFrameStaysAsItWas() {
    DecodedFrame frame = frame(PhotometricInterpretation.YBR_FULL, 8, 76, 85, 255, 76, 85, 255);

    DecodedFrame rgb = ColorConversion.toRgb(frame);

    // R = 76 + 1.402 * 127 = 254, G = 76 + 0.344 * 43 - 0.714 * 127 = 0, B = 76 - 1.772 * 43 = 0
    assertThat(rgb.photometric()).isEqualTo(PhotometricInterpretation.RGB);
    assertThat(rgb.bytes()).containsExactly(254, 0, 0, 254, 0, 0);
    assertThat(frame.bytes()).startsWith(76, 85, 255);
  }

  @Test
  void whatHasNoSuchFormIsRefused() {
    DecodedFrame partial = frame(PhotometricInterpretation.YBR_PARTIAL_422, 8, 16, 16, 128, 128);
    DecodedFrame wide = frame(PhotometricInterpretation.YBR_FULL, 7, 1, 2, 3, 1, 2, 3);

    assertThatThrownBy(() -> ColorConversion.fullySampled(partial))
        .isInstanceOf(UnsupportedDicom.class);
    assertThatThrownBy(() -> ColorConversion.toRgb(wide)).isInstanceOf(UnsupportedDicom.class);
  }

  /** Two pixels. */
  private static DecodedFrame frame(
      PhotometricInterpretation photometric, int bits, int... samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return new DecodedFrame(1, 2, 3, bits, false, photometric, bytes);
  }
}
