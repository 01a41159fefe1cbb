package org.pocketdicom.codecs.jpegxl.vardct;

/**
 * The order of coefficients where a frame has none of its own: the lowest frequencies line by line,
 * then the zigzag of a square, of whose lines an oblong block has every second, fourth or eighth.
 */
final class NaturalOrder {

  private NaturalOrder() {}

  /** The places of the coefficients of a type, in lines along the longer side. */
  static int[] of(TransformType type) {
    int line = type.longSide();
    int ratio = line / type.shortSide();
    int lowLine = line / 8;
    int lows = type.blocks();
    int lowLines = lows / lowLine;
    int[] order = new int[64 * lows];
    int next = lows;
    for (int diagonal = 0; diagonal < 2 * line - 1; diagonal++) {
      int first = Math.max(0, diagonal - line + 1);
      int last = Math.min(diagonal, line - 1);
      for (int i = first; i <= last; i++) {
        int x = diagonal % 2 == 0 ? i : diagonal - i;
        int y = diagonal - x;
        if (y % ratio != 0) {
          continue;
        }
        int row = y / ratio;
        int place = row * line + x;
        if (x < lowLine && row < lowLines) {
          order[row * lowLine + x] = place;
        } else {
          order[next++] = place;
        }
      }
    }
    return order;
  }
}
