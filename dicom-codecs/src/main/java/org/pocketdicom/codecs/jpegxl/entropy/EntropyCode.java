package org.pocketdicom.codecs.jpegxl.entropy;

import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.MalformedDicom;

/**
 * The distributions in which numbers of several contexts are coded (Annex C). It does not change:
 * each stream that is coded by it has an {@link EntropyReader} of its own.
 */
public final class EntropyCode {

  private static final int LOG_LENGTHS = 8;

  /** The cluster of each context, and behind them that of LZ77's distances. */
  private final byte[] map;

  final HybridInteger[] integers;
  final @Nullable Lz77 lz77;

  /** Of each cluster, where the clusters have prefix codes. */
  final PrefixCode @Nullable [] prefixes;

  final int logAlphabet;

  /** The buckets of one cluster after the other, where they have ANS distributions. */
  final long[] buckets;

  /**
   * That a number says a repetition.
   *
   * @param firstSymbol the symbol of the shortest one
   * @param leastLength its length
   * @param lengths how the symbols above become lengths
   */
  record Lz77(int firstSymbol, int leastLength, HybridInteger lengths) {

    static Lz77 read(JxlBits bits) {
      int firstSymbol = bits.u32(224, 0, 512, 0, 4096, 0, 8, 15);
      int leastLength = bits.u32(3, 0, 4, 0, 5, 2, 9, 8);
      return new Lz77(firstSymbol, leastLength, HybridInteger.read(bits, LOG_LENGTHS));
    }
  }

  private EntropyCode(JxlBits bits, int contexts, boolean mayRepeat) {
    lz77 = bits.bool() ? Lz77.read(bits) : null;
    if (lz77 != null && !mayRepeat) {
      throw new MalformedDicom("a JPEG XL context map with LZ77 where none is allowed");
    }
    map = ContextMap.read(bits, lz77 == null ? contexts : contexts + 1);
    int clusters = ContextMap.clusters(map);
    boolean prefix = bits.bool();
    logAlphabet = prefix ? PrefixCode.MAX_LENGTH : 5 + bits.u(2);
    integers = new HybridInteger[clusters];
    for (int i = 0; i < clusters; i++) {
      integers[i] = HybridInteger.read(bits, logAlphabet);
    }
    prefixes = prefix ? readPrefixes(bits, clusters) : null;
    buckets = new long[prefix ? 0 : clusters << logAlphabet];
    for (int i = 0; !prefix && i < clusters; i++) {
      AliasTable.put(AnsDistribution.read(bits), logAlphabet, buckets, i << logAlphabet);
    }
  }

  private static PrefixCode[] readPrefixes(JxlBits bits, int clusters) {
    int[] alphabets = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      alphabets[i] = bits.variable(4) + 1;
      if (alphabets[i] > 1 << PrefixCode.MAX_LENGTH) {
        throw new MalformedDicom("a JPEG XL alphabet of " + alphabets[i] + " symbols");
      }
    }
    PrefixCode[] codes = new PrefixCode[clusters];
    for (int i = 0; i < clusters; i++) {
      codes[i] = PrefixCode.read(bits, alphabets[i]);
    }
    return codes;
  }

  /**
   * Reads the distributions.
   *
   * @param contexts of the numbers that they code, 1 or more
   */
  public static EntropyCode read(JxlBits bits, int contexts) {
    return read(bits, contexts, true);
  }

  static EntropyCode read(JxlBits bits, int contexts, boolean mayRepeat) {
    return new EntropyCode(bits, contexts, mayRepeat);
  }

  /**
   * Begins to read a stream of numbers where the bits stand.
   *
   * @param width of the picture whose samples the numbers are, by which repetitions may refer to
   *     lines above; 0 if they are something else
   */
  public EntropyReader reader(JxlBits bits, int width) {
    return new EntropyReader(this, bits, width);
  }

  /** The cluster of a context, for {@link EntropyReader#readOf}. */
  public int cluster(int context) {
    return map[context] & 0xFF;
  }

  int clusterOfDistances() {
    return map[map.length - 1] & 0xFF;
  }
}
