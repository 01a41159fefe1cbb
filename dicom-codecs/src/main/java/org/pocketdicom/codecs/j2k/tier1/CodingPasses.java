package org.pocketdicom.codecs.j2k.tier1;

/** How coding passes share codeword segments (D.4, D.6; T.814 B.3). */
public final class CodingPasses {

  static final int BYPASS = 1;
  static final int RESET = 2;
  static final int TERMINATE_ALL = 4;
  static final int VERTICALLY_CAUSAL = 8;
  static final int SEGMENTATION_SYMBOLS = 32;

  /** The passes of the four highest bit planes; the first plane has a cleanup pass alone. */
  private static final int CODED_BEFORE_BYPASS = 10;

  private CodingPasses() {}

  /**
   * The most passes of a codeword segment.
   *
   * @param style of code-blocks (table A.19)
   * @param before the passes in the segments before
   */
  public static int ofSegment(int style, int before) {
    if ((style & TERMINATE_ALL) != 0) {
      return 1;
    }
    if ((style & BYPASS) == 0) {
      return Integer.MAX_VALUE;
    }
    if (before < CODED_BEFORE_BYPASS) {
      return CODED_BEFORE_BYPASS - before;
    }
    // Raw bits of two passes, then a cleanup pass.
    return isRaw(style, before) ? 2 : 1;
  }

  /** Whether a pass has raw bits (table D.9). */
  static boolean isRaw(int style, int pass) {
    return (style & BYPASS) != 0 && pass >= CODED_BEFORE_BYPASS && pass % 3 != 0;
  }

  /**
   * The passes of the first codeword segment of a high-throughput code-block: a cleanup pass and,
   * before it, the passes of bit planes that are left out, three each.
   *
   * @param passes in the first packet
   */
  public static int ofFirstHtSegment(int passes) {
    return (passes - 1) / 3 * 3 + 1;
  }
}
