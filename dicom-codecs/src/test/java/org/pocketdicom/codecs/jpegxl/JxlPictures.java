package org.pocketdicom.codecs.jpegxl;

import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/** The pictures that are in files of JPEG XL alone, for what is only in larger ones. */
final class JxlPictures {

  static final ImagePixel LARGE = Pattern.colorOf(260, 300, false, PhotometricInterpretation.RGB);
  static final ImagePixel LETTERS = Pattern.grayOf(150, 200, 8, 8);

  private static final int WHITE = 255;

  private JxlPictures() {}

  /** A sample of {@code large8}: smooth. */
  static int large(int column, int row, int component) {
    return switch (component) {
          case 0 -> column / 2 + row / 3;
          case 1 -> row / 2;
          default -> 255 - column / 2;
        }
        & 0xFF;
  }

  /** A sample of {@code letters8}: signs of three kinds in cells of 13 × 11, some of them empty. */
  static int letter(int column, int row) {
    int cellX = column / 13;
    int cellY = row / 11;
    int x = column % 13 - 2;
    int y = row % 11 - 2 - (cellX * 7 + cellY) % 2;
    if (x < 0 || x > 6 || y < 0 || y > 5 || (cellX * 3 + cellY * 5) % 7 == 0) {
      return WHITE;
    }
    int kind = (cellX * cellX + cellY * 3) % 3;
    boolean on = x == 0 || y == 0 || x == y + kind || kind == 1 && y == 5 || kind == 2 && x == 6;
    return on ? 20 * kind : WHITE;
  }
}
