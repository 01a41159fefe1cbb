package org.pocketdicom.codecs.j2k;

import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * What the components of a tile have in common: SGcod (table A.14).
 *
 * @param layers quality layers
 * @param transform what components went through
 */
record TileStyle(Progression progression, int layers, Transform transform) {

  /** Transforms across components. */
  enum Transform {
    NONE,
    /** RCT or ICT of the first three components (Annex G). */
    FIRST_THREE,
    /** Those of Part 2, as {@link ComponentCollections} have them (T.801 table A.10). */
    COLLECTIONS
  }

  static TileStyle read(MarkerSegment segment) {
    Progression progression = Progression.of(segment.u8());
    int layers = segment.u16();
    int transform = segment.u8();
    if (layers == 0) {
      throw new MalformedDicom("JPEG 2000 without layers");
    }
    return new TileStyle(
        progression,
        layers,
        switch (transform) {
          case 0 -> Transform.NONE;
          case 1 -> Transform.FIRST_THREE;
          case 2, 4, 6 -> Transform.COLLECTIONS;
          default ->
              throw new UnsupportedDicom("JPEG 2000 component transforms " + transform + " of COD");
        });
  }
}
