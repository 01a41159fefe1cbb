package org.pocketdicom.codecs.jpegxl;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.error.MalformedDicom;

/**
 * How a frame is put on a picture (Annex F, BlendingInfo).
 *
 * @param source the saved picture it is put on
 */
record Blending(int mode, int source) {

  static final int REPLACE = 0;
  static final int ADD = 1;

  /** Those that weigh by alpha. */
  private static final int BLEND = 2;

  private static final int WEIGHTED_ADD = 3;
  private static final int MULTIPLY = 4;

  static final Blending NONE = new Blending(REPLACE, 0);

  /**
   * @param hasExtra whether there are extra channels
   * @param covers whether the frame covers the image
   */
  static Blending read(JxlBits bits, boolean hasExtra, boolean covers) {
    int mode = bits.u32(REPLACE, 0, ADD, 0, BLEND, 0, WEIGHTED_ADD, 2);
    if (mode > MULTIPLY) {
      throw new MalformedDicom("a JPEG XL frame that is blended in an unknown way");
    }
    boolean alpha = hasExtra && (mode == BLEND || mode == WEIGHTED_ADD);
    if (alpha) {
      bits.u32(0, 0, 1, 0, 2, 0, 3, 3);
    }
    if (alpha || mode == MULTIPLY) {
      bits.bool();
    }
    return new Blending(mode, mode == REPLACE && covers ? 0 : bits.u(2));
  }

  /** Puts a plane on another, in which it may only partly be. */
  void put(Plane from, int x, int y, Plane to) {
    int firstX = Math.max(0, x);
    int count = (int) Math.min(to.width(), (long) x + from.width()) - firstX;
    int endY = (int) Math.min(to.height(), (long) y + from.height());
    for (int row = Math.max(0, y); count > 0 && row < endY; row++) {
      int source = from.index(firstX - x, row - y);
      int target = to.index(firstX, row);
      for (int i = 0; i < count; i++) {
        float old = mode == ADD ? to.samples()[target + i] : 0;
        to.samples()[target + i] = old + from.samples()[source + i];
      }
    }
  }
}
