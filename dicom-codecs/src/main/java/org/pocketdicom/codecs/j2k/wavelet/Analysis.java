package org.pocketdicom.codecs.j2k.wavelet;

/**
 * The forward 5/3 transform (F.4): makes of a region the four sub-bands below it, low frequencies
 * left and above. What {@link ReversibleSynthesis} undoes.
 */
public final class Analysis {

  private final int[] plane;
  private int[] line = {};

  /** In this plane. */
  public Analysis(int[] plane) {
    this.plane = plane;
  }

  /** Transforms a region in place, columns first (2D_SD, F.4.2). */
  public void analyze(Synthesis.Region region) {
    if (line.length < Math.max(region.width(), region.height())) {
      line = new int[Math.max(region.width(), region.height())];
    }
    for (int x = 0; x < region.width(); x++) {
      transform(x, region.stride(), region.height(), region.y0() & 1);
    }
    for (int y = 0; y < region.height(); y++) {
      transform(y * region.stride(), 1, region.width(), region.x0() & 1);
    }
  }

  /**
   * One row or column (1D_SD, equations F-9 and F-10).
   *
   * @param odd 1 where the first value is at an odd place, which makes it a high one
   */
  private void transform(int from, int step, int length, int odd) {
    for (int i = 0, at = from; i < length; i++, at += step) {
      line[i] = plane[at];
    }
    if (length == 1) {
      plane[from] = line[0] << odd;
      return;
    }
    for (int i = 1 - odd; i < length; i += 2) {
      line[i] -= (before(i) + after(i, length)) >> 1;
    }
    for (int i = odd; i < length; i += 2) {
      line[i] += (before(i) + after(i, length) + 2) >> 2;
    }
    int to = from;
    for (int i = odd; i < length; i += 2, to += step) {
      plane[to] = line[i];
    }
    for (int i = 1 - odd; i < length; i += 2, to += step) {
      plane[to] = line[i];
    }
  }

  /** The borders are mirrored (F.3.7). */
  private int before(int i) {
    return line[i == 0 ? 1 : i - 1];
  }

  private int after(int i, int length) {
    return line[i == length - 1 ? i - 1 : i + 1];
  }
}
