package org.pocketdicom.codecs.jpegxl.vardct;

/** Doubles the columns or lines of a channel: ¾ of the nearer and ¼ of the farther sample. */
final class ChromaUpsampling {

  private ChromaUpsampling() {}

  /** Doubles the columns, up to a width. */
  static Plane columns(Plane plane, int width) {
    plane.mirror();
    Plane out = new Plane(width, plane.height);
    for (int y = 0; y < plane.height; y++) {
      int from = plane.index(0, y);
      int to = out.index(0, y);
      for (int x = 0; x < width; x++) {
        int own = from + x / 2;
        float farther = plane.samples[x % 2 == 0 ? own - 1 : own + 1];
        out.samples[to + x] = 0.75f * plane.samples[own] + 0.25f * farther;
      }
    }
    return out;
  }

  /** Doubles the lines, up to a height. */
  static Plane lines(Plane plane, int height) {
    plane.mirror();
    Plane out = new Plane(plane.width, height);
    for (int y = 0; y < height; y++) {
      int own = plane.index(0, y / 2);
      int farther = plane.index(0, y % 2 == 0 ? y / 2 - 1 : y / 2 + 1);
      int to = out.index(0, y);
      for (int x = 0; x < plane.width; x++) {
        out.samples[to + x] = 0.75f * plane.samples[own + x] + 0.25f * plane.samples[farther + x];
      }
    }
    return out;
  }
}
