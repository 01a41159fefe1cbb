package org.pocketdicom.codecs.jpegls;

import org.pocketdicom.codecs.jpeg.Segment;
import org.pocketdicom.error.MalformedDicom;

/**
 * Preset coding parameters (C.2.4.1.1): thresholds of gradients, and when contexts forget.
 *
 * @param maxval the greatest value of a sample
 * @param reset the occurrences after which a context's counts are halved
 */
record Preset(int maxval, int t1, int t2, int t3, int reset) {

  private static final int DEFAULT_RESET = 64;

  /** What LSE leaves to the defaults, or all without an LSE. */
  static final Preset NONE = new Preset(0, 0, 0, 0, 0);

  static Preset read(Segment segment) {
    return new Preset(segment.u16(), segment.u16(), segment.u16(), segment.u16(), segment.u16());
  }

  /** With the default for each parameter that is 0. */
  Preset withDefaults(int precision, int near) {
    int greatest = maxval == 0 ? (1 << precision) - 1 : maxval;
    Preset defaults = defaults(greatest, near);
    Preset preset =
        new Preset(
            greatest,
            t1 == 0 ? defaults.t1 : t1,
            t2 == 0 ? defaults.t2 : t2,
            t3 == 0 ? defaults.t3 : t3,
            reset == 0 ? DEFAULT_RESET : reset);
    preset.check(precision, near);
    return preset;
  }

  private void check(int precision, int near) {
    boolean sound =
        maxval < 1 << precision
            && near <= Math.min(255, maxval / 2)
            && t1 > near
            && t2 >= t1
            && t3 >= t2
            && t3 <= Math.max(maxval, near + 1)
            && reset >= 3
            && reset <= Math.max(255, maxval);
    if (!sound) {
      throw new MalformedDicom("JPEG-LS coding parameters out of their range");
    }
  }

  /** C.2.4.1.1.1. */
  private static Preset defaults(int maxval, int near) {
    if (maxval >= 128) {
      int factor = (Math.min(maxval, 4095) + 128) / 256;
      return ascending(
          maxval,
          near,
          factor + 2 + 3 * near,
          4 * factor + 3 + 5 * near,
          17 * factor + 4 + 7 * near);
    }
    int factor = 256 / (maxval + 1);
    return ascending(
        maxval,
        near,
        Math.max(2, 3 / factor + 3 * near),
        Math.max(3, 7 / factor + 5 * near),
        Math.max(4, 21 / factor + 7 * near));
  }

  private static Preset ascending(int maxval, int near, int t1, int t2, int t3) {
    int first = clamp(t1, near + 1, maxval);
    int second = clamp(t2, first, maxval);
    return new Preset(maxval, first, second, clamp(t3, second, maxval), DEFAULT_RESET);
  }

  private static int clamp(int value, int least, int greatest) {
    return value > greatest || value < least ? least : value;
  }
}
