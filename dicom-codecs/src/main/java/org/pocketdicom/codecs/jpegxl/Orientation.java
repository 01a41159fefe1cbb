package org.pocketdicom.codecs.jpegxl;

import org.pocketdicom.codecs.raw.SampleLines;

/**
 * How the image is turned before it is shown (Annex D), as in TIFF.
 *
 * @param fromRight whether the first column is shown from the right, or bottom
 * @param fromBottom the same of the first row
 * @param across whether columns are shown as rows, in the end
 */
record Orientation(boolean fromRight, boolean fromBottom, boolean across) {

  /** The samples of a component before it is turned. */
  interface Samples {

    int at(int x, int y);
  }

  /**
   * @param number 1 to 8
   */
  static Orientation of(int number) {
    return switch (number) {
      case 2 -> new Orientation(true, false, false);
      case 3 -> new Orientation(true, true, false);
      case 4 -> new Orientation(false, true, false);
      case 5 -> new Orientation(false, false, true);
      case 6 -> new Orientation(false, true, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> new Orientation(false, false, false);
    };
  }

  /**
   * Writes the lines of a component as they are shown.
   *
   * @param width of the picture before it is turned
   */
  void write(Samples samples, int width, int height, int component, SampleLines to) {
    int[] line = new int[across ? height : width];
    for (int i = 0; i < (across ? width : height); i++) {
      for (int k = 0; k < line.length; k++) {
        int x = across ? i : k;
        int y = across ? k : i;
        line[k] = samples.at(fromRight ? width - 1 - x : x, fromBottom ? height - 1 - y : y);
      }
      to.put(line, 0, i, component, 0);
    }
  }
}
