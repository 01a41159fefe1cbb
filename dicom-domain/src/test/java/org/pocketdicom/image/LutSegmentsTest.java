package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.error.MalformedDicom;

/** PS3.3 C.7.9.2. */
class LutSegmentsTest {

  @Test
  void discreteSegmentsAreCopiedAndLinearOnesDrawnFromTheEntryBefore() {
    assertThat(expand(7, 0, 3, 10, 11, 20, 1, 4, 30)).containsExactly(10, 11, 20, 23, 25, 28, 30);
  }

  @Test
  void anIndirectSegmentRepeatsSegments() {
    // two segments from byte 0: the discrete one of 2 numbers, the linear one of 2
    assertThat(expand(8, 0, 2, 5, 6, 1, 2, 10, 2, 2, 0, 0))
        .containsExactly(5, 6, 8, 10, 5, 6, 8, 10);
  }

  @Test
  void numbersOfEightBitTablesAreBytes() {
    byte[] data = {0, 2, 5, (byte) 200, 1, 2, 100, 2, 1, 0, 0, 0, 0, 0};
    EncodedValue little = new EncodedValue(data, 0, data.length, false);

    assertThat(new LutSegments(little, 8, 6).expand()).containsExactly(5, 200, 150, 100, 5, 200);
  }

  @Test
  void segmentsThatDoNotMakeTheTableAreMalformed() {
    int[][] wrong = {
      {},
      {0, 5, 1, 2, 3, 4, 5},
      {0, 2, 1, 2},
      {0, 4, 1, 2},
      {1, 4, 7},
      {0, 1, 1, 7, 3, 9},
      {0, 1, 1, 2, 1, 0, 9},
      {0, 1, 1, 2, 1, 0, 0xFFFF}
    };
    for (int[] numbers : wrong) {
      assertThatThrownBy(() -> expand(4, numbers)).isInstanceOf(MalformedDicom.class);
    }
  }

  @Test
  @Timeout(5)
  void segmentsThatMakeNothingEnd() {
    assertThatThrownBy(() -> expand(4, 0, 0, 2, 0xFFFF, 0, 0)).isInstanceOf(MalformedDicom.class);
  }

  private static int[] expand(int length, int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putShort((short) number);
    }
    EncodedValue data = new EncodedValue(bytes.array(), 0, bytes.capacity(), false);
    return new LutSegments(data, 16, length).expand();
  }
}
