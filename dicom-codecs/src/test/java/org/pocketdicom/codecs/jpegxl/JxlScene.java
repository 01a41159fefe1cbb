package org.pocketdicom.codecs.jpegxl;

/**
 * The picture that lossy files of JPEG XL are of: smooth, with edges, a texture and thin lines, so
 * that an encoder has use for blocks of many kinds.
 */
final class JxlScene {

  private JxlScene() {}

  /** A sample of 8 bits; gray pictures have component 1. */
  static int sample(int column, int row, int component) {
    double value = 128 + 45 * Math.sin(column / (23.0 + 9 * component)) + row * 0.4;
    value += 30 * Math.cos((row + 2 * column) / (41.0 - 12 * component));
    boolean disc = (column - 40) * (column - 40) + (row - 26) * (row - 26) < 190;
    if (disc) {
      value = component == 0 ? 215 : 60;
    }
    if (column > 150 && column < 200) {
      value += 25 * Math.sin(column * 1.3) * Math.sin(row * 0.9 + component);
    }
    if ((column + row) % 29 == 0 || column % 61 == 12 && row > 30) {
      value += 70 - 30 * component;
    }
    return (int) Math.max(0, Math.min(255, value));
  }
}
