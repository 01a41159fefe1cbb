package org.pocketdicom.codecs.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.UnsupportedDicom;

class ExtraChannelTest {

  @Test
  void depthIsNoPartOfThePicture() {
    assertThat(read(0b010)).isEqualTo(new ExtraChannel(0, 8, false));
  }

  /** Black is type 4, written as 2 + 2. */
  @Test
  void blackIsRefused() {
    assertThatThrownBy(() -> read(0b0010_10_0))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("part of the picture");
  }

  /** The first bits, from the lowest on; zeros follow. */
  private static ExtraChannel read(int first) {
    byte[] data = {(byte) first, 0, 0, 0, 0, 0, 0, 0};
    return ExtraChannel.read(new JxlBits(data, 0, data.length));
  }
}
