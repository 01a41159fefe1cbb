package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/** A tile: its components and the precincts of all of them (B.3, B.6). */
final class Tile {

  private final Area area;
  private final CodingParameters parameters;
  private final List<TileComponent> components = new ArrayList<>();
  private final List<Precinct> precincts = new ArrayList<>();

  /**
   * @param discarded the highest resolutions that are not wanted
   * @param bytes those of its packets
   * @throws MalformedDicom if there are more precincts than bytes: each has a packet
   */
  Tile(ImageSize size, int index, CodingParameters parameters, int discarded, long bytes) {
    area = size.tile(index);
    this.parameters = parameters;
    long count = 0;
    for (int c = 0; c < size.components(); c++) {
      ImageSize.Component part = size.parts().get(c);
      TileComponent component = new TileComponent(area, part, parameters, c, discarded);
      components.add(component);
      for (Resolution resolution : component.resolutions()) {
        count += resolution.precincts();
        if (count > bytes) {
          throw new MalformedDicom("a JPEG 2000 codestream ends early: a tile lacks packets");
        }
        addPrecincts(c, part, component, resolution);
      }
    }
  }

  private void addPrecincts(
      int index, ImageSize.Component part, TileComponent component, Resolution resolution) {
    int level = component.style().levels() - resolution.index();
    for (int i = 0; i < resolution.precincts(); i++) {
      int x = resolution.precinctX(i, (long) part.dx() << level, area.x0());
      int y = resolution.precinctY(i, (long) part.dy() << level, area.y0());
      precincts.add(new Precinct(index, resolution, i, x, y));
    }
  }

  /** On the reference grid. */
  Area area() {
    return area;
  }

  CodingParameters parameters() {
    return parameters;
  }

  List<TileComponent> components() {
    return components;
  }

  List<Precinct> precincts() {
    return precincts;
  }
}
