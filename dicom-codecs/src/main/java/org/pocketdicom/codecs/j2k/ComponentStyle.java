package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * How a component is transformed and coded: SPcod or SPcoc (tables A.15 to A.21).
 *
 * @param levels decomposition levels
 * @param blockWidth the binary logarithm of a code-block's width
 * @param blockStyle table A.19
 * @param reversible the 5/3 filter, else the 9/7 one
 * @param precincts for each resolution the binary logarithms of width and height
 */
record ComponentStyle(
    int levels,
    int blockWidth,
    int blockHeight,
    int blockStyle,
    boolean reversible,
    List<Precincts> precincts) {

  /** The binary logarithms of a precinct's width and height. */
  record Precincts(int width, int height) {}

  private static final int MAX_LEVELS = 32;
  private static final int HIGH_THROUGHPUT = 0x40;
  private static final int MIXED = 0x80;

  ComponentStyle {
    precincts = List.copyOf(precincts);
    if (levels > MAX_LEVELS
        || blockWidth > 10
        || blockHeight > 10
        || blockWidth + blockHeight > 12) {
      throw new MalformedDicom(
          "JPEG 2000 with " + levels + " levels, code-blocks of 2^" + (blockWidth + blockHeight));
    }
    if ((blockStyle & MIXED) != 0) {
      throw new UnsupportedDicom("JPEG 2000 with code-blocks of two kinds is not supported");
    }
  }

  static ComponentStyle read(MarkerSegment segment, boolean ownPrecincts) {
    int levels = segment.u8();
    int blockWidth = (segment.u8() & 15) + 2;
    int blockHeight = (segment.u8() & 15) + 2;
    int blockStyle = segment.u8();
    int transform = segment.u8();
    if (transform > 1) {
      throw new UnsupportedDicom("JPEG 2000 with wavelet " + transform + " is not supported");
    }
    List<Precincts> precincts = new ArrayList<>();
    for (int r = 0; r <= Math.min(levels, MAX_LEVELS); r++) {
      int size = ownPrecincts ? segment.u8() : 0xFF;
      // A precinct of a higher resolution is divided among sub-bands of half its size (B.7).
      if (r > 0 && ((size & 15) == 0 || size >> 4 == 0)) {
        throw new MalformedDicom("JPEG 2000 with precincts of no size");
      }
      precincts.add(new Precincts(size & 15, size >> 4));
    }
    return new ComponentStyle(
        levels, blockWidth, blockHeight, blockStyle, transform == 1, precincts);
  }

  boolean isHighThroughput() {
    return (blockStyle & HIGH_THROUGHPUT) != 0;
  }
}
