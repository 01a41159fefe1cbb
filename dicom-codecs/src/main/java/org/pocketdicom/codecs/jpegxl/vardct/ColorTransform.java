package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.List;

/** Colour transforms that have no parameters; in place, samples from 0 to 1. */
public final class ColorTransform {

  private ColorTransform() {}

  /** Makes RGB of the planes Cb, Y and Cr, all of them around 0 (T.871). */
  public static void fromYcbcr(List<Plane> planes) {
    float[] cbs = planes.get(0).samples;
    float[] lumas = planes.get(1).samples;
    float[] crs = planes.get(2).samples;
    Plane size = planes.getFirst();
    for (int y = 0; y < size.height; y++) {
      int first = size.index(0, y);
      for (int i = first; i < first + size.width; i++) {
        float luma = lumas[i] + 128f / 255;
        float cb = cbs[i];
        float cr = crs[i];
        cbs[i] = luma + 1.402f * cr;
        lumas[i] = luma - 0.114f * 1.772f / 0.587f * cb - 0.299f * 1.402f / 0.587f * cr;
        crs[i] = luma + 1.772f * cb;
      }
    }
  }

  /** Makes one plane, the first, of linear RGB with sRGB's primaries: its luminance. */
  public static void toLuminance(List<Plane> planes) {
    float[] r = planes.get(0).samples;
    float[] g = planes.get(1).samples;
    float[] b = planes.get(2).samples;
    for (int i = 0; i < r.length; i++) {
      r[i] = 0.2126f * r[i] + 0.7152f * g[i] + 0.0722f * b[i];
    }
  }
}
