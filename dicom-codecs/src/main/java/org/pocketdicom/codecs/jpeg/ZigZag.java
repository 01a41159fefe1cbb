package org.pocketdicom.codecs.jpeg;

/** The zigzag sequence (figure A.6). */
final class ZigZag {

  /** For a place in the sequence, the place in a block that is kept row by row. */
  static final int[] NATURAL = natural();

  private ZigZag() {}

  private static int[] natural() {
    int[] natural = new int[64];
    int k = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
        boolean up = diagonal % 2 == 0;
        int row = up ? diagonal - i : i;
        natural[k++] = 8 * row + diagonal - row;
      }
    }
    return natural;
  }
}
