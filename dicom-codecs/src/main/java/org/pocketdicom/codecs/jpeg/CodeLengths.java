package org.pocketdicom.codecs.jpeg;

import java.util.Arrays;

/** The lengths of Huffman codes (K.2): the two rarest symbols, or groups of them, join in turn. */
final class CodeLengths {

  static final int LONGEST = 16;

  private CodeLengths() {}

  /**
   * The length for each symbol, 0 for one that does not occur. The code of nothing but ones stays
   * free (C.2): a last symbol that is none takes it.
   */
  static int[] of(int[] frequencies) {
    long[] weights = new long[frequencies.length + 1];
    for (int i = 0; i < frequencies.length; i++) {
      weights[i] = frequencies[i];
    }
    weights[frequencies.length] = 1;
    int[] lengths = join(weights.clone());
    while (Arrays.stream(lengths).max().orElseThrow() > LONGEST) {
      // Rare symbols made less rare get shorter codes.
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (weights[i] + 1) / 2;
      }
      lengths = join(weights.clone());
    }
    return lengths;
  }

  private static int[] join(long[] weights) {
    int[] group = new int[weights.length];
    Arrays.setAll(group, i -> i);
    int[] lengths = new int[weights.length];
    int first = rarest(weights, -1);
    int second = rarest(weights, first);
    while (second >= 0) {
      weights[first] += weights[second];
      weights[second] = 0;
      for (int i = 0; i < group.length; i++) {
        if (group[i] == first || group[i] == second) {
          lengths[i]++;
          group[i] = first;
        }
      }
      first = rarest(weights, -1);
      second = rarest(weights, first);
    }
    return lengths;
  }

  /** The group that occurs least, not that one; of several the last; −1 if there is none. */
  private static int rarest(long[] weights, int but) {
    int rarest = -1;
    for (int i = 0; i < weights.length; i++) {
      if (i != but && weights[i] > 0 && (rarest < 0 || weights[i] <= weights[rarest])) {
        rarest = i;
      }
    }
    return rarest;
  }
}
