package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * Image and tile size (SIZ, A.5.1).
 *
 * @param image the image on the reference grid
 * @param tileX0 the first tile's left edge
 */
record ImageSize(
    Area image, int tileX0, int tileY0, long tileWidth, long tileHeight, List<Component> parts) {

  /**
   * How a component is sampled.
   *
   * @param dx the columns of the reference grid that a sample stands for
   */
  record Component(int precision, boolean signed, int dx, int dy) {

    Component {
      if (dx == 0 || dy == 0) {
        throw new MalformedDicom("a JPEG 2000 component without samples");
      }
      if (precision > MAX_PRECISION) {
        throw new UnsupportedDicom("JPEG 2000 of " + precision + " bits is not supported");
      }
    }

    /**
     * The component with another depth.
     *
     * @param depth as SIZ writes it: bits less 1, and 128 where they are signed
     */
    Component withDepth(int depth) {
      return new Component((depth & 0x7F) + 1, depth >= 0x80, dx, dy);
    }
  }

  /** Samples and their transforms must stay within 32 bits. */
  private static final int MAX_PRECISION = 28;

  /** Those of a pixel; more are the frames of a multi-component image of Part 2 (PS3.5 A.4.4). */
  private static final int MAX_COMPONENTS = 4;

  private static final int MAX_TILES = 65535;

  ImageSize {
    parts = List.copyOf(parts);
    boolean isTiled =
        tileWidth > 0
            && tileHeight > 0
            && tileX0 <= image.x0()
            && tileY0 <= image.y0()
            && tileX0 + tileWidth > image.x0()
            && tileY0 + tileHeight > image.y0();
    if (parts.size() > MAX_COMPONENTS) {
      throw new UnsupportedDicom(
          "JPEG 2000 of " + parts.size() + " components, several frames in one, is not supported");
    }
    if (image.isEmpty() || !isTiled || parts.isEmpty()) {
      throw new MalformedDicom("a JPEG 2000 image without area, tiles or components");
    }
    if (Math.ceilDiv(image.x1() - (long) tileX0, tileWidth)
            * Math.ceilDiv(image.y1() - (long) tileY0, tileHeight)
        > MAX_TILES) {
      throw new MalformedDicom("a JPEG 2000 image of more than " + MAX_TILES + " tiles");
    }
  }

  static ImageSize read(MarkerSegment segment) {
    segment.u16();
    int x1 = coordinate(segment);
    int y1 = coordinate(segment);
    Area image = new Area(coordinate(segment), coordinate(segment), x1, y1);
    long tileWidth = segment.u32();
    long tileHeight = segment.u32();
    int tileX0 = coordinate(segment);
    int tileY0 = coordinate(segment);
    int count = segment.u16();
    List<Component> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(component(segment));
    }
    return new ImageSize(image, tileX0, tileY0, tileWidth, tileHeight, parts);
  }

  private static int coordinate(MarkerSegment segment) {
    long value = segment.u32();
    if (value > Integer.MAX_VALUE) {
      throw new UnsupportedDicom("a JPEG 2000 image at " + value + " of the reference grid");
    }
    return (int) value;
  }

  private static Component component(MarkerSegment segment) {
    int depth = segment.u8();
    return new Component(1, false, segment.u8(), segment.u8()).withDepth(depth);
  }

  int components() {
    return parts.size();
  }

  int tiles() {
    return tilesAcross() * (int) Math.ceilDiv(image.y1() - (long) tileY0, tileHeight);
  }

  private int tilesAcross() {
    return (int) Math.ceilDiv(image.x1() - (long) tileX0, tileWidth);
  }

  /** A tile on the reference grid (equations B-7 to B-10). */
  Area tile(int index) {
    long x = tileX0 + index % tilesAcross() * tileWidth;
    long y = tileY0 + index / tilesAcross() * tileHeight;
    return new Area(
        (int) Math.max(x, image.x0()),
        (int) Math.max(y, image.y0()),
        (int) Math.min(x + tileWidth, image.x1()),
        (int) Math.min(y + tileHeight, image.y1()));
  }
}
