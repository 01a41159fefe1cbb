package org.pocketdicom.codecs.j2k;

import java.util.List;

/** A resolution of a tile-component (B.5) and its division into precincts (B.6). */
final class Resolution {

  private final int index;
  private final Area area;
  private final ComponentStyle.Precincts size;
  private final List<Subband> subbands;
  private final int firstX;
  private final int firstY;
  private final int across;
  private final int down;

  /**
   * @param area in coordinates of the resolution
   */
  Resolution(int index, Area area, ComponentStyle.Precincts size, List<Subband> subbands) {
    this.index = index;
    this.area = area;
    this.size = size;
    this.subbands = subbands;
    firstX = area.x0() >> size.width();
    firstY = area.y0() >> size.height();
    across = area.isEmpty() ? 0 : Area.ceilShift(area.x1(), size.width()) - firstX;
    down = area.isEmpty() ? 0 : Area.ceilShift(area.y1(), size.height()) - firstY;
  }

  int index() {
    return index;
  }

  Area area() {
    return area;
  }

  List<Subband> subbands() {
    return subbands;
  }

  long precincts() {
    return (long) across * down;
  }

  /** What of a sub-band is in a precinct. */
  Area precinctArea(int precinct, Subband subband) {
    int halved = index == 0 ? 0 : 1;
    int width = size.width() - halved;
    int height = size.height() - halved;
    long x = (long) firstX + precinct % across << width;
    long y = (long) firstY + precinct / across << height;
    return new Area(
            (int) x,
            (int) y,
            (int) Math.min(x + (1L << width), Integer.MAX_VALUE),
            (int) Math.min(y + (1L << height), Integer.MAX_VALUE))
        .intersect(subband.area());
  }

  /**
   * Where a precinct begins in the tile on the reference grid (the conditions of B.12.1.3 to 5).
   *
   * @param scale the rows of the grid between two of the resolution
   * @param tileStart the tile's first row
   */
  int precinctY(int precinct, long scale, int tileStart) {
    return start((long) firstY + precinct / across << size.height(), area.y0(), scale, tileStart);
  }

  int precinctX(int precinct, long scale, int tileStart) {
    return start((long) firstX + precinct % across << size.width(), area.x0(), scale, tileStart);
  }

  private static int start(long precinct, int resolution, long scale, int tileStart) {
    return precinct < resolution ? tileStart : (int) Math.min(precinct * scale, Integer.MAX_VALUE);
  }
}
