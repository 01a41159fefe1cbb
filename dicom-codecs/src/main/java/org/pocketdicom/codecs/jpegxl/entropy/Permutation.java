package org.pocketdicom.codecs.jpegxl.entropy;

import org.pocketdicom.error.MalformedDicom;

/** An order of things, as a Lehmer code (Annex C, permutations). */
public final class Permutation {

  /** Of the numbers it is coded in. */
  public static final int CONTEXTS = 8;

  private Permutation() {}

  /**
   * Reads one, in {@link #CONTEXTS}.
   *
   * @param size how many things there are
   * @param kept how many of the first keep their places
   * @return which thing comes at each place
   */
  public static int[] read(EntropyReader reader, int size, int kept) {
    int[] steps = new int[size];
    int count = reader.read(context(size));
    if (count < 0 || count > size - kept) {
      throw new MalformedDicom("a JPEG XL order of too many things");
    }
    int last = 0;
    for (int i = kept; i < kept + count; i++) {
      last = reader.read(context(last));
      if (last < 0 || last >= size - i) {
        throw new MalformedDicom("a JPEG XL order of what is not there");
      }
      steps[i] = last;
    }
    return order(steps);
  }

  private static int context(int number) {
    return Math.min(CONTEXTS - 1, Integer.SIZE - Integer.numberOfLeadingZeros(number));
  }

  /** Each step says how many of those that are left come before; a Fenwick tree counts them. */
  static int[] order(int[] steps) {
    int[] left = new int[steps.length + 1];
    for (int i = 1; i < left.length; i++) {
      left[i] = i & -i;
    }
    int top = Integer.highestOneBit(steps.length);
    int[] order = new int[steps.length];
    for (int i = 0; i < steps.length; i++) {
      int at = 0;
      int before = steps[i];
      for (int step = top; step > 0; step >>= 1) {
        if (at + step < left.length && left[at + step] <= before) {
          at += step;
          before -= left[at];
        }
      }
      order[i] = at;
      for (int k = at + 1; k < left.length; k += k & -k) {
        left[k]--;
      }
    }
    return order;
  }
}
