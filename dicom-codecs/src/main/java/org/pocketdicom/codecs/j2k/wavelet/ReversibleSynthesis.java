package org.pocketdicom.codecs.j2k.wavelet;

/** The inverse 5/3 transform (F.3.8.1). Hot; inner loops become vector instructions. */
public final class ReversibleSynthesis extends Synthesis {

  private final int[] plane;
  private int[] low = {};
  private int[] high = {};
  private int[] strip = {};

  /** In this plane. */
  public ReversibleSynthesis(int[] plane) {
    this.plane = plane;
  }

  /**
   * With low[0] at an even place the neighbours of low[n] are high[n − 1] and high[n], else high[n]
   * and high[n + 1]. The borders are mirrored (F.3.7).
   */
  @Override
  void row(int from, Region region) {
    int lows = region.lowColumns();
    int highs = region.width() - lows;
    if (lows == 0) {
      plane[from] /= 2;
      return;
    }
    reserve(region);
    int[] l = low;
    int[] h = high;
    int odd = region.x0() & 1;
    System.arraycopy(plane, from, l, 0, lows);
    // One place for the mirrored border before the first.
    System.arraycopy(plane, from + lows, h, 1, highs);
    h[0] = h[1];
    h[highs + 1] = h[highs];
    for (int i = 0; i < lows; i++) {
      l[i] -= (h[i + odd] + h[i + odd + 1] + 2) >> 2;
    }
    l[lows] = l[lows - 1];
    if (odd == 0) {
      for (int i = 0; i < highs; i++) {
        h[i + 1] += (l[i] + l[i + 1]) >> 1;
      }
    } else {
      h[1] += l[0];
      for (int i = 1; i < highs; i++) {
        h[i + 1] += (l[i - 1] + l[i]) >> 1;
      }
    }
    for (int i = 0, to = from + odd; i < lows; i++, to += 2) {
      plane[to] = l[i];
    }
    for (int i = 1, to = from + 1 - odd; i <= highs; i++, to += 2) {
      plane[to] = h[i];
    }
  }

  @Override
  void columns(int from, int count, Region region) {
    int lows = region.lowRows();
    int highs = region.height() - lows;
    if (lows == 0) {
      for (int i = from; i < from + count; i++) {
        plane[i] /= 2;
      }
      return;
    }
    reserve(region);
    int stride = region.stride();
    int odd = region.y0() & 1;
    int firstHigh = from + lows * stride;
    for (int i = 0; i < lows; i++) {
      int before = firstHigh + Math.clamp(i - 1 + odd, 0, Math.max(0, highs - 1)) * stride;
      int after = firstHigh + Math.clamp(i + odd, 0, Math.max(0, highs - 1)) * stride;
      updateLow(from + i * stride, before, after, (2 * i + odd) * STRIP, count);
    }
    for (int i = 0; i < highs; i++) {
      int at = 2 * i + 1 - odd;
      int before = at == 0 ? 1 : at - 1;
      int after = at + 1 == region.height() ? at - 1 : at + 1;
      updateHigh(firstHigh + i * stride, before * STRIP, after * STRIP, at * STRIP, count);
    }
    for (int y = 0; y < region.height(); y++) {
      System.arraycopy(strip, y * STRIP, plane, from + y * stride, count);
    }
  }

  private void updateLow(int from, int before, int after, int to, int count) {
    int[] p = plane;
    int[] s = strip;
    for (int i = 0; i < count; i++) {
      s[to + i] = p[from + i] - ((p[before + i] + p[after + i] + 2) >> 2);
    }
  }

  private void updateHigh(int from, int before, int after, int to, int count) {
    int[] p = plane;
    int[] s = strip;
    for (int i = 0; i < count; i++) {
      s[to + i] = p[from + i] + ((s[before + i] + s[after + i]) >> 1);
    }
  }

  private void reserve(Region region) {
    int half = region.width() / 2 + 3;
    if (low.length < half) {
      low = new int[half];
      high = new int[half];
    }
    if (strip.length < STRIP * region.height()) {
      strip = new int[STRIP * region.height()];
    }
  }
}
