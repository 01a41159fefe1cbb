package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;

/** A component of a tile (B.3): its resolutions, and how the coefficients lie in a plane. */
final class TileComponent {

  private final ComponentStyle style;
  private final List<Resolution> resolutions = new ArrayList<>();
  private final int regionShift;
  private final int kept;

  /**
   * @param tile on the reference grid
   * @param discarded the highest resolutions that are not wanted
   */
  TileComponent(
      Area tile,
      ImageSize.Component component,
      CodingParameters parameters,
      int index,
      int discarded) {
    style = parameters.style(index);
    regionShift = parameters.regionShift(index);
    kept = style.levels() - discarded;
    Area area = tile.subsampled(component.dx(), component.dy());
    int stride = area.reduced(discarded).width();
    Area below = area;
    for (int r = 0; r <= style.levels(); r++) {
      Area resolution = area.reduced(style.levels() - r);
      ComponentStyle.Precincts size = style.precincts().get(r);
      List<Subband> subbands = new ArrayList<>();
      for (Orientation orientation : orientations(r)) {
        int level = r == 0 ? style.levels() : style.levels() - r + 1;
        Quantization quantization = parameters.quantization(index);
        int halved = r == 0 ? 0 : 1;
        subbands.add(
            new Subband(
                orientation,
                level == 0 ? area : area.band(orientation, level),
                quantization.bitPlanes(r, orientation) + regionShift,
                style.reversible()
                    ? 1
                    : quantization.stepSize(r, orientation, component.precision()),
                offset(orientation, below, stride),
                Math.min(style.blockWidth(), size.width() - halved),
                Math.min(style.blockHeight(), size.height() - halved)));
      }
      resolutions.add(new Resolution(r, resolution, size, List.copyOf(subbands)));
      below = resolution;
    }
  }

  private static List<Orientation> orientations(int resolution) {
    return resolution == 0
        ? List.of(Orientation.LL)
        : List.of(Orientation.HL, Orientation.LH, Orientation.HH);
  }

  /** Low frequencies left of and above the high ones. */
  private static int offset(Orientation orientation, Area below, int stride) {
    int x = orientation.isHighHorizontally() ? below.width() : 0;
    int y = orientation.isHighVertically() ? below.height() : 0;
    return y * stride + x;
  }

  ComponentStyle style() {
    return style;
  }

  List<Resolution> resolutions() {
    return resolutions;
  }

  /** The highest resolution that is wanted. */
  Resolution highest() {
    return resolutions.get(kept);
  }

  /** The bit planes that a region of interest was raised by. */
  int regionShift() {
    return regionShift;
  }
}
