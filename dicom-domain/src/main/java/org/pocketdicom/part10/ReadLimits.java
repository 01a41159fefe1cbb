package org.pocketdicom.part10;

/**
 * Budgets of one reading, each checked before anything is allocated for it.
 *
 * @param headerBytes bytes of values that are held in memory
 * @param elements elements, those of nested Data Sets included
 * @param depth how deep sequences may be nested
 * @param inflatedBytes what a deflated Data Set may grow to
 */
public record ReadLimits(int headerBytes, int elements, int depth, long inflatedBytes) {

  /** 64 MiB of header, a million elements, 128 levels, 16 GiB inflated. */
  public static final ReadLimits DEFAULT = new ReadLimits(64 << 20, 1_000_000, 128, 16L << 30);

  public ReadLimits {
    if (headerBytes <= 0 || elements <= 0 || depth <= 0 || inflatedBytes <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
