package org.pocketdicom.part10;

/**
 * Budgets of one reading, each checked before anything is allocated for it.
 *
 * @param headerBytes bytes of values that are held in memory
 * @param elements elements, those of nested Data Sets included
 * @param depth how deep sequences may be nested; in DICOM files at most {@link #MAX_DEPTH}
 * @param inflatedBytes what a deflated Data Set may grow to
 */
public record ReadLimits(int headerBytes, int elements, int depth, long inflatedBytes) {

  /** The deepest nesting that {@link Part10Reader} allows: each level costs a thread's stack. */
  public static final int MAX_DEPTH = 256;

  private static final long HEAP = Runtime.getRuntime().maxMemory();

  /**
   * 64 MiB of header and a million elements, but no more than what several readings at once may
   * take of a small heap; 128 levels; 4 GiB inflated.
   */
  public static final ReadLimits DEFAULT =
      new ReadLimits(
          (int) Math.min(64 << 20, HEAP / 32),
          (int) Math.min(1_000_000, HEAP / 1024),
          128,
          4L << 30);

  public ReadLimits {
    if (headerBytes <= 0 || elements <= 0 || depth <= 0 || inflatedBytes <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
