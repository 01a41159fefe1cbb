package org.pocketdicom.codecs.jpegls;

import java.util.Arrays;

/**
 * The contexts of a scan and what they learn (Annex A), the same for decoder and encoder. Ra is the
 * sample to the left, Rb that above, Rc and Rd its neighbours to the left and right. Hot:
 * CodecBenchmark.
 */
final class Model {

  /** Of runs, by their index (A.2.1). */
  private static final int[] J = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, //
    4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  private static final int CONTEXTS = 365;
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int N = 3;

  final int near;
  final int maxval;
  final int quantum;
  final int range;
  final int rangeBits;
  final int limit;
  private final int reset;

  /** For each difference of two samples, from −maxval on, the region it lies in (figure A.5). */
  private final byte[] regions;

  /** A, B, C and N of each context, one behind the other. */
  private final int[] contexts = new int[4 * CONTEXTS];

  /** A, Nn and N of the two contexts in which runs end. */
  private final int[] runContexts = new int[2 * 4];

  Model(Preset preset, int near) {
    this.near = near;
    maxval = preset.maxval();
    reset = preset.reset();
    quantum = 2 * near + 1;
    range = (maxval + 2 * near) / quantum + 1;
    rangeBits = bits(range - 1);
    int sampleBits = Math.max(2, bits(maxval));
    limit = 2 * (sampleBits + Math.max(8, sampleBits));
    regions = regions(preset, near);
    restart();
  }

  private static int bits(int greatest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
  }

  private static byte[] regions(Preset preset, int near) {
    int zero = preset.maxval();
    byte[] regions = new byte[2 * zero + 1];
    int[] ends = {near + 1, preset.t1(), preset.t2(), preset.t3(), zero + 1};
    int from = 0;
    for (int region = 0; region < ends.length; region++) {
      int end = Math.min(ends[region], zero + 1);
      Arrays.fill(regions, zero + Math.min(from, end), zero + end, (byte) region);
      Arrays.fill(regions, zero - end + 1, zero - Math.min(from, end) + 1, (byte) -region);
      from = end;
    }
    return regions;
  }

  /** Forgets all (A.2.1). */
  void restart() {
    int a = Math.max(2, (range + 32) / 64);
    for (int at = 0; at < contexts.length; at += 4) {
      contexts[at + A] = a;
      contexts[at + B] = 0;
      contexts[at + C] = 0;
      contexts[at + N] = 1;
    }
    Arrays.fill(runContexts, 0);
    runContexts[A] = runContexts[4 + A] = a;
    runContexts[N] = runContexts[4 + N] = 1;
  }

  /** The bits that tell the length of a run with this index. */
  static int runBits(int runIndex) {
    return J[runIndex];
  }

  /** The context of a sample (A.3.3, A.3.4): negative where its sign is; 0 begins a run. */
  int context(int ra, int rb, int rc, int rd) {
    int zero = maxval;
    return 81 * regions[rd - rb + zero] + 9 * regions[rb - rc + zero] + regions[rc - ra + zero];
  }

  /** Where a context is kept. */
  static int at(int context) {
    return 4 * Math.abs(context);
  }

  /** A.4.1, A.4.2: the median, and what the context has learnt of its error. */
  int predicted(int at, int sign, int ra, int rb, int rc) {
    int least = Math.min(ra, rb);
    int greatest = Math.max(ra, rb);
    int median = Math.max(least, Math.min(greatest, ra + rb - rc));
    int corrected = median + ((contexts[at + C] ^ sign) - sign);
    return Math.max(0, Math.min(maxval, corrected));
  }

  /** The parameter k of a regular sample (A.5.1). */
  int parameter(int at) {
    return parameter(contexts[at + A], contexts[at + N]);
  }

  /** The least k with n · 2^k ≥ a. */
  private static int parameter(int a, int n) {
    int k = Math.max(0, Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a));
    return k + (((n << k) - a) >>> 31);
  }

  /** Whether errors are mapped the other way round (A.5.2): −1 if so, else 0. */
  int inversion(int at, int k) {
    return near == 0 && k == 0 && 2 * contexts[at + B] <= -contexts[at + N] ? -1 : 0;
  }

  /** A.6. */
  void update(int at, int error) {
    int a = contexts[at + A] + Math.abs(error);
    int b = contexts[at + B] + error * quantum;
    int n = contexts[at + N];
    if (n == reset) {
      a >>= 1;
      b >>= 1;
      n >>= 1;
    }
    n++;
    // All ones where the sum of errors is too low, or too high. Which it is can't be foretold, so
    // that branches would cost more.
    int low = (b + n - 1) >> 31;
    int high = -b >> 31;
    contexts[at + A] = a;
    contexts[at + B] = Math.max(1 - n, Math.min(0, b + (n & low) - (n & high)));
    contexts[at + C] = Math.max(-128, Math.min(127, contexts[at + C] + low - high));
    contexts[at + N] = n;
  }

  /** The error of a prediction, quantized and modulo the range (A.4.4, A.4.5). */
  int error(int difference) {
    int error = near == 0 ? difference : quantized(difference);
    int positive = error + (range & error >> 31);
    return positive >= (range + 1) / 2 ? positive - range : positive;
  }

  private int quantized(int difference) {
    return difference > 0 ? (difference + near) / quantum : -((near - difference) / quantum);
  }

  /** The sample of a prediction and an error (A.4.5, A.4.4). */
  int reconstructed(int prediction, int error) {
    int value = prediction + error * quantum;
    if (value < -near) {
      value += range * quantum;
    } else if (value > maxval + near) {
      value -= range * quantum;
    }
    return Math.max(0, Math.min(maxval, value));
  }

  /** The parameter k of a sample that ends a run (A.7.2). */
  int runParameter(int type) {
    int at = 4 * type;
    int n = runContexts[at + N];
    return parameter(runContexts[at + A] + type * (n >> 1), n);
  }

  /** Whether an error that is odd after mapping is a negative one. */
  boolean isRunMapNegative(int type, int k) {
    int at = 4 * type;
    return k != 0 || 2 * runContexts[at + B] >= runContexts[at + N];
  }

  /** A.7.2.2: what a run that ended teaches. */
  void updateRun(int type, int error, int mapped) {
    int at = 4 * type;
    if (error < 0) {
      runContexts[at + B]++;
    }
    runContexts[at + A] += mapped + 1 - type >> 1;
    if (runContexts[at + N] == reset) {
      runContexts[at + A] >>= 1;
      runContexts[at + B] >>= 1;
      runContexts[at + N] >>= 1;
    }
    runContexts[at + N]++;
  }
}
