package org.pocketdicom.codecs.j2k.wavelet;

/**
 * Makes one resolution of the four sub-bands below it (2D_SR, F.3.2). The plane has low frequencies
 * left and above, high ones right and below; where in a row or column the low ones belong, at even
 * or odd places, depends on where the resolution begins.
 */
public abstract sealed class Synthesis permits ReversibleSynthesis, IrreversibleSynthesis {

  /** Columns that are transformed together, so that a strip of a large plane stays in the cache. */
  static final int STRIP = 64;

  /**
   * A resolution within its plane, which begins at index 0.
   *
   * @param x0 the coordinate of its first column, of which only whether it is odd matters
   */
  public record Region(int x0, int y0, int width, int height, int stride) {

    int lowColumns() {
      return low(x0, width);
    }

    int lowRows() {
      return low(y0, height);
    }

    private static int low(int start, int length) {
      return (length + 1 - (start & 1)) / 2;
    }
  }

  /** Transforms a region in place, rows first (HOR_SR, VER_SR). */
  public final void synthesize(Region region) {
    if (region.width() == 0 || region.height() == 0) {
      return;
    }
    if (region.width() > 1 || (region.x0() & 1) != 0) {
      for (int y = 0; y < region.height(); y++) {
        row(y * region.stride(), region);
      }
    }
    if (region.height() > 1 || (region.y0() & 1) != 0) {
      for (int x = 0; x < region.width(); x += STRIP) {
        columns(x, Math.min(STRIP, region.width() - x), region);
      }
    }
  }

  abstract void row(int from, Region region);

  abstract void columns(int from, int count, Region region);
}
