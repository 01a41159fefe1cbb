package org.pocketdicom.image;

import java.util.Optional;
import org.pocketdicom.data.DataSet;

/**
 * Where a picture is to be shown, and which part of it (PS3.18 8.3.5.1.3): the part is made as
 * large as fits, in its proportions.
 *
 * @param width in pixels, 1 to {@link RenderOptions#MAX_SIZE}
 * @param height likewise
 * @param region the part; empty for the whole picture
 */
public record Viewport(int width, int height, Optional<Region> region) {

  /**
   * A part of a picture, in its pixels; what lies outside of the picture is not shown.
   *
   * @param x of the left edge, from 0
   * @param y of the upper edge, from 0
   * @param width where it is negative, left and right are exchanged
   * @param height where it is negative, above and below are exchanged
   */
  public record Region(double x, double y, double width, double height) {

    public Region {
      if (!(x >= 0 && y >= 0 && Math.abs(width) > 0 && Math.abs(height) > 0)) {
        throw new IllegalArgumentException("a region begins in the picture and has a size");
      }
    }
  }

  public Viewport {
    if (Math.min(width, height) < 1 || Math.max(width, height) > RenderOptions.MAX_SIZE) {
      throw new IllegalArgumentException(
          "a viewport has 1 to " + RenderOptions.MAX_SIZE + " pixels a side");
    }
  }

  /**
   * What is shown of a picture.
   *
   * @param picture in the image's own size
   * @param header of the image, which says how wide and high its pixels are
   * @param frame from 0
   * @throws IllegalArgumentException if the region is outside of the picture
   */
  public RenderedFrame show(RenderedFrame picture, DataSet header, int frame) {
    RenderedFrame part = region.map(wanted -> part(picture, wanted)).orElse(picture);
    double aspect = PixelAspect.of(header, frame);
    double shown = part.height() * aspect;
    double factor = Math.min(width / (double) part.width(), height / shown);
    int longerSide = (int) Math.max(1, Math.round(Math.max(part.width(), shown) * factor));
    return Resampler.fit(part, longerSide, aspect);
  }

  private static RenderedFrame part(RenderedFrame picture, Region region) {
    int left = (int) Math.round(region.x());
    int top = (int) Math.round(region.y());
    int right = (int) Math.min(picture.width(), Math.round(region.x() + Math.abs(region.width())));
    int bottom =
        (int) Math.min(picture.height(), Math.round(region.y() + Math.abs(region.height())));
    if (left >= right || top >= bottom) {
      throw new IllegalArgumentException("the region is outside of the picture");
    }
    RenderedFrame cut = picture.cut(left, top, right - left, bottom - top);
    int quarters = region.height() < 0 ? 2 : 0;
    boolean flipped = region.width() < 0 != region.height() < 0;
    return quarters == 0 && !flipped ? cut : cut.turned(quarters, flipped);
  }
}
