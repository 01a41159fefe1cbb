package org.pocketdicom.codecs.jpegxl.entropy;

import org.pocketdicom.error.MalformedDicom;

/**
 * Finds the symbol of an ANS state: the 4096 states are divided evenly into buckets, and each has
 * the states of its own symbol first and then those of one other, its alias (Annex C).
 */
final class AliasTable {

  private final int bucketSize;
  private final int[] frequencies;

  /** In each bucket the states of its own symbol. */
  private final int[] cutoffs;

  private final int[] aliases;

  /** What is added to a place behind the cutoff. */
  private final int[] offsets;

  /** How the buckets are filled decides what a state means, and so follows the standard. */
  private AliasTable(int[] frequencies, int buckets) {
    bucketSize = AnsDistribution.TOTAL / buckets;
    this.frequencies = frequencies;
    cutoffs = frequencies.clone();
    aliases = new int[buckets];
    offsets = new int[buckets];
    int[] less = new int[buckets];
    int[] more = new int[buckets];
    int lessCount = 0;
    int moreCount = 0;
    for (int i = 0; i < buckets; i++) {
      if (cutoffs[i] < bucketSize) {
        less[lessCount++] = i;
      } else if (cutoffs[i] > bucketSize) {
        more[moreCount++] = i;
      }
    }
    while (moreCount > 0) {
      int rich = more[moreCount - 1];
      int poor = less[--lessCount];
      cutoffs[rich] -= bucketSize - cutoffs[poor];
      aliases[poor] = rich;
      offsets[poor] = cutoffs[rich] - cutoffs[poor];
      if (cutoffs[rich] <= bucketSize) {
        moreCount--;
      }
      if (cutoffs[rich] < bucketSize) {
        less[lessCount++] = rich;
      }
    }
  }

  /**
   * The buckets, one for each symbol: from the lowest bit the cutoff (8 bits), the alias (8), the
   * frequencies of the bucket's symbol and of the alias (13 each) and the alias' offset.
   */
  static void put(int[] read, int logAlphabet, long[] to, int from) {
    int buckets = 1 << logAlphabet;
    int[] frequencies = new int[buckets];
    for (int symbol = 0; symbol < read.length; symbol++) {
      if (read[symbol] == AnsDistribution.TOTAL) {
        requireBelow(symbol, buckets);
        putOne(symbol, buckets, to, from);
        return;
      }
      if (read[symbol] > 0) {
        requireBelow(symbol, buckets);
        frequencies[symbol] = read[symbol];
      }
    }
    AliasTable table = new AliasTable(frequencies, buckets);
    for (int i = 0; i < buckets; i++) {
      to[from + i] = table.bucket(i);
    }
  }

  private static void requireBelow(int symbol, int buckets) {
    if (symbol >= buckets) {
      throw new MalformedDicom("a JPEG XL distribution of symbols beyond its alphabet");
    }
  }

  private static void putOne(int symbol, int buckets, long[] to, int from) {
    for (int i = 0; i < buckets; i++) {
      long offset = (long) i * AnsDistribution.TOTAL / buckets;
      to[from + i] = symbol << 8 | (long) AnsDistribution.TOTAL << 29 | offset << 42;
    }
  }

  private long bucket(int i) {
    boolean whole = cutoffs[i] == bucketSize;
    int alias = whole ? i : aliases[i];
    long frequency = frequencies[i];
    long aliasFrequency = frequencies[alias];
    long offset = whole ? 0 : offsets[i];
    int cutoff = whole ? 0 : cutoffs[i];
    return cutoff | alias << 8 | frequency << 16 | aliasFrequency << 29 | offset << 42;
  }
}
