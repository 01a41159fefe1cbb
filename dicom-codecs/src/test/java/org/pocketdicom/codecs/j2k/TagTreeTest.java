package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagTreeTest {

  /**
   * The example of B.10.2: a tree of 6 × 3 leaves with 1, 3, 2, 3 … in the first row, of which the
   * codes of the first three leaves are 01111, 001 and 101.
   */
  @Test
  void theStandardsExampleIsRead() {
    PacketBits bits = new PacketBits(new byte[] {0b0111_1001, (byte) 0b1010_0000}, 0, 2);
    TagTree tree = new TagTree(6, 3);

    assertThat(number(tree, 0, bits)).isEqualTo(1);
    assertThat(number(tree, 1, bits)).isEqualTo(3);
    assertThat(number(tree, 2, bits)).isEqualTo(2);
  }

  @Test
  void noMoreIsReadThanTheQuestionNeeds() {
    PacketBits bits = new PacketBits(new byte[] {0b0100_0000}, 0, 1);
    TagTree tree = new TagTree(1, 1);

    assertThat(tree.isBelow(1, 0, 0, bits)).isFalse();
    assertThat(tree.isBelow(1, 0, 0, bits)).isFalse();
    assertThat(tree.isBelow(2, 0, 0, bits)).isTrue();
  }

  private static int number(TagTree tree, int x, PacketBits bits) {
    int limit = 1;
    while (!tree.isBelow(limit, x, 0, bits)) {
      limit++;
    }
    return limit - 1;
  }
}
