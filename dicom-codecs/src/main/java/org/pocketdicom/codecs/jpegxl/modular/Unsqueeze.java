package org.pocketdicom.codecs.jpegxl.modular;

/** Undoes a step of {@link Squeeze} (Annex H, inverse squeeze). Hot. */
final class Unsqueeze {

  private Unsqueeze() {}

  static Channel join(Channel means, Channel differences, boolean horizontal) {
    int hShift = horizontal && means.hShift() > 0 ? means.hShift() - 1 : means.hShift();
    int vShift = !horizontal && means.vShift() > 0 ? means.vShift() - 1 : means.vShift();
    int width = horizontal ? means.width() + differences.width() : means.width();
    int height = horizontal ? means.height() : means.height() + differences.height();
    Channel joined = new Channel(width, height, hShift, vShift);
    if (horizontal) {
      joinColumns(means, differences, joined);
    } else {
      joinRows(means, differences, joined);
    }
    return joined;
  }

  private static void joinColumns(Channel means, Channel differences, Channel joined) {
    int[] in = means.samples();
    int[] out = joined.samples();
    int[] rest = differences.samples();
    int pairs = differences.width();
    for (int y = 0; y < joined.height(); y++) {
      int from = y * means.width();
      int to = y * joined.width();
      int left = in[from];
      for (int x = 0; x < pairs; x++, to += 2) {
        int mean = in[from + x];
        int next = x + 1 < means.width() ? in[from + x + 1] : mean;
        int difference = rest[y * pairs + x] + tendency(left, mean, next);
        out[to] = mean + difference / 2;
        left = out[to] - difference;
        out[to + 1] = left;
      }
      if (means.width() > pairs) {
        out[to] = in[from + pairs];
      }
    }
  }

  private static void joinRows(Channel means, Channel differences, Channel joined) {
    int[] in = means.samples();
    int[] out = joined.samples();
    int[] rest = differences.samples();
    int width = joined.width();
    int pairs = differences.height();
    for (int y = 0; y < pairs; y++) {
      int from = y * width;
      int after = y + 1 < means.height() ? from + width : from;
      int to = 2 * from;
      int above = y > 0 ? to - width : to;
      for (int x = 0; x < width; x++) {
        int mean = in[from + x];
        int before = y > 0 ? out[above + x] : mean;
        int difference = rest[from + x] + tendency(before, mean, in[after + x]);
        int first = mean + difference / 2;
        out[to + x] = first;
        out[to + width + x] = first - difference;
      }
    }
    if (means.height() > pairs) {
      System.arraycopy(in, pairs * width, out, 2 * pairs * width, width);
    }
  }

  /** The difference that is to be expected where the samples go one way. */
  private static int tendency(int before, int mean, int after) {
    if (before >= mean && mean >= after) {
      int difference = (4 * before - 3 * after - mean + 6) / 12;
      if (difference - (difference & 1) > 2 * (before - mean)) {
        difference = 2 * (before - mean) + 1;
      }
      return difference + (difference & 1) > 2 * (mean - after) ? 2 * (mean - after) : difference;
    }
    if (before <= mean && mean <= after) {
      int difference = (4 * before - 3 * after - mean - 6) / 12;
      if (difference + (difference & 1) < 2 * (before - mean)) {
        difference = 2 * (before - mean) - 1;
      }
      return difference - (difference & 1) < 2 * (mean - after) ? 2 * (mean - after) : difference;
    }
    return 0;
  }
}
