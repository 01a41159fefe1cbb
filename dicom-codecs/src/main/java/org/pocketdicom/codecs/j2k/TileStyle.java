package org.pocketdicom.codecs.j2k;

import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * What the components of a tile have in common: SGcod (table A.14).
 *
 * @param layers quality layers
 * @param transformed the first three components went through RCT or ICT (Annex G)
 */
record TileStyle(Progression progression, int layers, boolean transformed) {

  static TileStyle read(MarkerSegment segment) {
    Progression progression = Progression.of(segment.u8());
    int layers = segment.u16();
    int transform = segment.u8();
    if (layers == 0) {
      throw new MalformedDicom("JPEG 2000 without layers");
    }
    if (transform > 1) {
      throw new UnsupportedDicom("a JPEG 2000 Part 2 component transform is not supported");
    }
    return new TileStyle(progression, layers, transform == 1);
  }
}
