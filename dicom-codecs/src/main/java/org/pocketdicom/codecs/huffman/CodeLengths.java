package org.pocketdicom.codecs.huffman;

import java.util.Arrays;

/** The lengths of Huffman codes: the two rarest symbols, or groups of them, join in turn. */
public final class CodeLengths {

  private CodeLengths() {}

  /**
   * The length for each symbol, 0 for one that does not occur, and 1 for one that is alone. Of
   * symbols that occur equally often, later ones have no shorter codes than earlier ones.
   *
   * @param frequencies how often each occurs; of at most 65,535 symbols
   * @param longest no code is longer; enough for so many symbols
   */
  public static int[] of(int[] frequencies, int longest) {
    int[] byRarity = byRarity(frequencies);
    int[] lengths = new int[frequencies.length];
    if (byRarity.length == 1) {
      lengths[byRarity[0]] = 1;
    } else if (byRarity.length > 1) {
      int[] counts = shortened(depths(frequencies, byRarity), longest);
      int next = 0;
      for (int length = longest; length > 0; length--) {
        for (int i = 0; i < counts[length]; i++) {
          lengths[byRarity[next++]] = length;
        }
      }
    }
    return lengths;
  }

  private static int[] byRarity(int[] frequencies) {
    long[] keys = new long[frequencies.length];
    int symbols = 0;
    for (int i = 0; i < frequencies.length; i++) {
      if (frequencies[i] > 0) {
        keys[symbols++] = (long) frequencies[i] << 16 | (frequencies.length - 1 - i);
      }
    }
    Arrays.sort(keys, 0, symbols);
    int[] byRarity = new int[symbols];
    for (int i = 0; i < symbols; i++) {
      byRarity[i] = frequencies.length - 1 - (int) (keys[i] & 0xFFFF);
    }
    return byRarity;
  }

  /**
   * How deep each leaf lies. Nodes are the leaves and then the groups, which come into being from
   * the lightest to the heaviest: so the two lightest are always the next of the one or the other.
   */
  private static int[] depths(int[] frequencies, int[] leaves) {
    int nodes = 2 * leaves.length - 1;
    long[] weights = new long[nodes];
    int[] parents = new int[nodes];
    for (int i = 0; i < leaves.length; i++) {
      weights[i] = frequencies[leaves[i]];
    }
    int leaf = 0;
    int group = leaves.length;
    for (int parent = leaves.length; parent < nodes; parent++) {
      for (int child = 0; child < 2; child++) {
        boolean isLeaf =
            leaf < leaves.length && (group == parent || weights[leaf] <= weights[group]);
        int lightest = isLeaf ? leaf++ : group++;
        weights[parent] += weights[lightest];
        parents[lightest] = parent;
      }
    }
    int[] depths = new int[nodes];
    for (int node = nodes - 2; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
    }
    return Arrays.copyOf(depths, leaves.length);
  }

  /**
   * How many codes there are of each length. Where codes that were too long are cut, a shorter one
   * becomes two that are longer by one, until all have room.
   */
  private static int[] shortened(int[] depths, int longest) {
    int[] counts = new int[longest + 1];
    long taken = 0;
    for (int depth : depths) {
      int length = Math.min(depth, longest);
      counts[length]++;
      taken += 1L << (longest - length);
    }
    for (; taken > 1L << longest; taken--) {
      int length = longest - 1;
      while (counts[length] == 0) {
        length--;
      }
      counts[length]--;
      counts[length + 1] += 2;
      counts[longest]--;
    }
    return counts;
  }
}
