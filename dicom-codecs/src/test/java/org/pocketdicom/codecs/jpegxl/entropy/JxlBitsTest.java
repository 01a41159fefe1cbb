package org.pocketdicom.codecs.jpegxl.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pocketdicom.error.MalformedDicom;

class JxlBitsTest {

  private static JxlBits bits(int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return new JxlBits(data, 0, data.length);
  }

  @Test
  void theLowestBitOfAByteIsFirst() {
    JxlBits bits = bits(0b1010_0110, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(bits.u(3)).isEqualTo(0b110);
    assertThat(bits.u(6)).isEqualTo(0b1_10100);
    assertThat(bits.u(7)).isEqualTo(0x7F);
    assertThat(bits.u(32)).isEqualTo(0x04030201);
    assertThat(bits.position()).isEqualTo(6);
    assertThat(bits.u(32)).isEqualTo(0x08070605);
  }

  @Test
  void behindTheEndThereIsNothing() {
    JxlBits bits = bits(0xFF);

    assertThat(bits.peek(15)).isEqualTo(0xFF);
    assertThatThrownBy(() -> bits.u(9)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void twoBitsChooseAmongFourRanges() {
    assertThat(bits(0b0000).u32(7, 0, 1, 2, 5, 3, 13, 4)).isEqualTo(7);
    assertThat(bits(0b1101).u32(7, 0, 1, 2, 5, 3, 13, 4)).isEqualTo(4);
    assertThat(bits(0b11111).u32(7, 0, 1, 2, 5, 3, 13, 4)).isEqualTo(13 + 7);
  }

  @Test
  void aLongNumberHasUpToSixtyFourBits() {
    assertThat(bits(0).u64()).isZero();
    assertThat(bits(0b1101).u64()).isEqualTo(1 + 3);
    assertThat(bits(0b1110, 0).u64()).isEqualTo(17 + 3);
    assertThat(bits(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01).u64())
        .isEqualTo(-1);
  }

  @Test
  void aNumberOfHalfPrecisionIsFinite() {
    assertThat(bits(0x00, 0x3E).f16()).isEqualTo(1.5f);
    assertThatThrownBy(() -> bits(0x00, 0x7C).f16()).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void paddingIsZero() {
    JxlBits padded = bits(0b001, 5);
    padded.u(1);
    padded.align();
    assertThat(padded.u(8)).isEqualTo(5);

    JxlBits other = bits(0b011, 5);
    other.u(1);
    assertThatThrownBy(other::align).isInstanceOf(MalformedDicom.class);
  }
}
