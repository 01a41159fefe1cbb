package org.pocketdicom.codecs.j2k.wavelet;

/** The inverse 9/7 transform (F.3.8.2). Hot; inner loops become vector instructions. */
public final class IrreversibleSynthesis extends Synthesis {

  private static final float ALPHA = -1.5861343f;
  private static final float BETA = -0.052980117f;
  private static final float GAMMA = 0.8829111f;
  private static final float DELTA = 0.44350687f;
  private static final float K = 1.2301741f;

  private final float[] plane;
  private float[] strip = {};

  /** In this plane. */
  public IrreversibleSynthesis(float[] plane) {
    this.plane = plane;
  }

  @Override
  void row(int from, Region region) {
    int lows = region.lowColumns();
    int odd = region.x0() & 1;
    int width = region.width();
    if (width == 1) {
      // At an odd place (F.3.6).
      plane[from] /= 2;
      return;
    }
    reserve(width);
    float[] s = strip;
    for (int i = 0, to = odd; i < lows; i++, to += 2) {
      s[to] = K * plane[from + i];
    }
    for (int i = lows, to = 1 - odd; i < width; i++, to += 2) {
      s[to] = plane[from + i] / K;
    }
    lift(s, odd, width, DELTA);
    lift(s, 1 - odd, width, GAMMA);
    lift(s, odd, width, BETA);
    lift(s, 1 - odd, width, ALPHA);
    System.arraycopy(s, 0, plane, from, width);
  }

  /** Takes from every second value its weighted neighbours; the borders are mirrored (F.3.7). */
  private static void lift(float[] s, int first, int length, float weight) {
    int i = first;
    if (i == 0) {
      s[0] -= 2 * weight * s[1];
      i = 2;
    }
    for (; i < length - 1; i += 2) {
      s[i] -= weight * (s[i - 1] + s[i + 1]);
    }
    if (i == length - 1) {
      s[i] -= 2 * weight * s[i - 1];
    }
  }

  @Override
  void columns(int from, int count, Region region) {
    int lows = region.lowRows();
    int odd = region.y0() & 1;
    int height = region.height();
    int stride = region.stride();
    if (height == 1) {
      for (int i = from; i < from + count; i++) {
        plane[i] /= 2;
      }
      return;
    }
    reserve(STRIP * height);
    for (int y = 0; y < height; y++) {
      boolean isLow = y < lows;
      int to = isLow ? 2 * y + odd : 2 * (y - lows) + 1 - odd;
      scale(from + y * stride, to * STRIP, count, isLow ? K : 1 / K);
    }
    liftRows(odd, height, count, DELTA);
    liftRows(1 - odd, height, count, GAMMA);
    liftRows(odd, height, count, BETA);
    liftRows(1 - odd, height, count, ALPHA);
    for (int y = 0; y < height; y++) {
      System.arraycopy(strip, y * STRIP, plane, from + y * stride, count);
    }
  }

  private void scale(int from, int to, int count, float factor) {
    float[] s = strip;
    float[] p = plane;
    for (int i = 0; i < count; i++) {
      s[to + i] = factor * p[from + i];
    }
  }

  private void liftRows(int first, int height, int count, float weight) {
    float[] s = strip;
    for (int y = first; y < height; y += 2) {
      int at = y * STRIP;
      int before = (y == 0 ? 1 : y - 1) * STRIP;
      int after = (y == height - 1 ? y - 1 : y + 1) * STRIP;
      for (int i = 0; i < count; i++) {
        s[at + i] -= weight * (s[before + i] + s[after + i]);
      }
    }
  }

  private void reserve(int size) {
    if (strip.length < size) {
      strip = new float[size];
    }
  }
}
