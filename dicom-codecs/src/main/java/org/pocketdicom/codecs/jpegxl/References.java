package org.pocketdicom.codecs.jpegxl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.error.MalformedDicom;

/** The pictures that later frames refer to: in four places, and LF frames of four levels. */
final class References {

  /** Before their colours became those of the image; patches are of these. */
  private final Map<Integer, List<Plane>> plain = new HashMap<>();

  /** As they are shown; a place has either. */
  private final Map<Integer, List<Plane>> shown = new HashMap<>();

  private final Map<Integer, List<Plane>> lf = new HashMap<>();

  void savePlain(int place, List<Plane> planes) {
    plain.put(place, planes);
    shown.remove(place);
  }

  void saveShown(int place, List<Plane> planes) {
    shown.put(place, planes);
    plain.remove(place);
  }

  /**
   * Saves an LF frame.
   *
   * @param level 1 to 4
   */
  void saveLf(int level, List<Plane> planes) {
    lf.put(level, planes);
  }

  /** What patches are of. */
  List<Plane> plain(int place) {
    return required(plain.get(place));
  }

  /** The LF frame of a level. */
  List<Plane> lf(int level) {
    return required(lf.get(level));
  }

  private static List<Plane> required(@Nullable List<Plane> planes) {
    if (planes == null) {
      throw new MalformedDicom("a JPEG XL frame that refers to one that there is not");
    }
    return planes;
  }

  /** What a frame is put on. */
  @Nullable List<Plane> shown(int place) {
    return shown.get(place);
  }
}
