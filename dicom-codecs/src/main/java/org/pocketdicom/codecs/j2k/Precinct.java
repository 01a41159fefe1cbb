package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;

/** A precinct of a resolution: what one packet of each layer is for (B.6, B.9). */
final class Precinct {

  /** The code-blocks of a precinct in one sub-band, row by row (B.7). */
  static final class Band {

    private final Subband subband;
    private final int across;
    private final CodeBlock[] blocks;
    private final TagTree inclusion;
    private final TagTree zeroBitPlanes;

    private Band(Subband subband, Area area) {
      this.subband = subband;
      int firstX = area.x0() >> subband.blockWidth();
      int firstY = area.y0() >> subband.blockHeight();
      across = Area.ceilShift(area.x1(), subband.blockWidth()) - firstX;
      int down = Area.ceilShift(area.y1(), subband.blockHeight()) - firstY;
      blocks = new CodeBlock[across * down];
      for (int i = 0; i < blocks.length; i++) {
        int x = firstX + i % across << subband.blockWidth();
        int y = firstY + i / across << subband.blockHeight();
        Area block =
            new Area(x, y, x + (1 << subband.blockWidth()), y + (1 << subband.blockHeight()));
        blocks[i] = new CodeBlock(block.intersect(area));
      }
      inclusion = new TagTree(across, down);
      zeroBitPlanes = new TagTree(across, down);
    }

    Subband subband() {
      return subband;
    }

    CodeBlock[] blocks() {
      return blocks;
    }

    int across() {
      return across;
    }

    TagTree inclusion() {
      return inclusion;
    }

    TagTree zeroBitPlanes() {
      return zeroBitPlanes;
    }
  }

  private final int component;
  private final Resolution resolution;
  private final int index;
  private final int x;
  private final int y;
  private List<Band> bands = List.of();
  private int layers;

  /**
   * @param index in its resolution, row by row
   * @param x where it begins on the reference grid, for progressions by position
   */
  Precinct(int component, Resolution resolution, int index, int x, int y) {
    this.component = component;
    this.resolution = resolution;
    this.index = index;
    this.x = x;
    this.y = y;
  }

  int component() {
    return component;
  }

  int resolution() {
    return resolution.index();
  }

  int index() {
    return index;
  }

  int x() {
    return x;
  }

  int y() {
    return y;
  }

  /** The layers whose packet has been read. */
  int layers() {
    return layers;
  }

  void addLayer() {
    layers++;
  }

  /** Its code-blocks; none before a packet asked for them. */
  List<Band> bands() {
    return bands;
  }

  /** Its code-blocks, which are made now if they have not been: many precincts stay empty. */
  List<Band> makeBands() {
    if (bands.isEmpty()) {
      List<Band> made = new ArrayList<>();
      for (Subband subband : resolution.subbands()) {
        Area area = resolution.precinctArea(index, subband);
        if (!area.isEmpty()) {
          made.add(new Band(subband, area));
        }
      }
      bands = made;
    }
    return bands;
  }
}
