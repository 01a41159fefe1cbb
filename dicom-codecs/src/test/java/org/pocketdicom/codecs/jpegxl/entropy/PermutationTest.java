package org.pocketdicom.codecs.jpegxl.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PermutationTest {

  /** Steps 2, 0, 1 of a, b, c, d, e take c, a and d; b and e are left. */
  @Test
  void eachStepTakesOneOfThoseThatAreLeft() {
    assertThat(Permutation.order(new int[] {2, 0, 1, 0, 0})).containsExactly(2, 0, 3, 1, 4);
    assertThat(Permutation.order(new int[] {0, 0, 0})).containsExactly(0, 1, 2);
    assertThat(Permutation.order(new int[] {3, 2, 1, 0})).containsExactly(3, 2, 1, 0);
  }
}
