package org.pocketdicom.codecs.jpegxl.entropy;

import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.MalformedDicom;

/** A stream of numbers in the distributions of an {@link EntropyCode} (Annex C). Hot. */
public final class EntropyReader {

  /** What the state is before the first symbol was written. */
  private static final int FINAL_STATE = 0x130000;

  private final EntropyCode code;
  private final JxlBits bits;
  private final HybridInteger[] integers;
  private final PrefixCode @Nullable [] prefixes;
  private final long[] buckets;
  private final int logAlphabet;
  private final int logBucket;
  private final @Nullable Repetition repetition;
  private int state = FINAL_STATE;

  EntropyReader(EntropyCode code, JxlBits bits, int width) {
    this.code = code;
    this.bits = bits;
    integers = code.integers;
    prefixes = code.prefixes;
    buckets = code.buckets;
    logAlphabet = code.logAlphabet;
    logBucket = AnsDistribution.LOG_TOTAL - logAlphabet;
    repetition = code.lz77 == null ? null : new Repetition(code.lz77, width);
    if (prefixes == null) {
      state = bits.u(32);
    }
  }

  /** The next number of a context, of 32 bits without sign. */
  public int read(int context) {
    return readOf(code.cluster(context));
  }

  /** The same number, of 1, 2, … being -1, 1, … (UnpackSigned). */
  public int readSigned(int context) {
    return signed(read(context));
  }

  /** UnpackSigned: 0, 1, 2, 3 are 0, -1, 1, -2. */
  public static int signed(int number) {
    return number >>> 1 ^ -(number & 1);
  }

  /** The next number of a context that belongs to a cluster. */
  public int readOf(int cluster) {
    if (repetition == null) {
      return integers[cluster].value(symbol(cluster), bits);
    }
    if (!repetition.goesOn()) {
      int symbol = symbol(cluster);
      if (!repetition.begins(symbol)) {
        return repetition.add(integers[cluster].value(symbol, bits));
      }
      int length = repetition.length(symbol, bits);
      int distances = code.clusterOfDistances();
      repetition.begin(length, integers[distances].value(symbol(distances), bits));
    }
    return repetition.next();
  }

  private int symbol(int cluster) {
    if (prefixes != null) {
      return prefixes[cluster].symbol(bits);
    }
    int place = state & AnsDistribution.TOTAL - 1;
    int symbol = place >> logBucket;
    long bucket = buckets[(cluster << logAlphabet) + symbol];
    int offset = place & (1 << logBucket) - 1;
    int frequency = (int) (bucket >> 16) & 0x1FFF;
    if (offset >= (bucket & 0xFF)) {
      symbol = (int) (bucket >> 8) & 0xFF;
      offset += (int) (bucket >> 42);
      frequency = (int) (bucket >> 29) & 0x1FFF;
    }
    int next = frequency * (state >>> AnsDistribution.LOG_TOTAL) + offset;
    state = next >>> 16 == 0 ? next << 16 | bits.u(16) : next;
    return symbol;
  }

  /**
   * Ends the stream.
   *
   * @throws MalformedDicom if it did not end where it should
   */
  public void finish() {
    if (state != FINAL_STATE) {
      throw new MalformedDicom("a JPEG XL stream that ends in a wrong state");
    }
  }
}
