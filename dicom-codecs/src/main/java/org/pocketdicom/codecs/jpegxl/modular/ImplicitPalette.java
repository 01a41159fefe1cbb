package org.pocketdicom.codecs.jpegxl.modular;

/** The colours of indices that are outside of a palette (Annex H, palette). */
record ImplicitPalette(int colors, int bitDepth) {

  /** The differences that negative indices mean; each comes with its opposite. */
  private static final short[][] DELTAS = {
    {
      0, 4, 11, 0, 0, -10, -18, -27, -18, 0, -32, -37, 0, 24, 50, -45, -24, 0, -34, -24, -45, 64,
      -32, 0, -32, -24, 45, 24, -45, 80, 64, 0, 0, -24, 96, 64, 45, 34, 112, 24, 45, 0, 24, 0, 45,
      24, -24, 0, 96, 128, 64, 144, 96, -36, 45, 45, 0, 0, 0, 45, -128, 24, -45, 64, 64, 96, 45, 24,
      64, 128, 0, -24
    },
    {
      0, 4, 0, 0, -12, -10, -18, -27, -18, 0, 0, -37, -32, 24, 50, -24, -45, -24, -34, 0, -45, 64,
      0, -32, 0, -45, 24, -24, -24, 80, 0, 0, -64, -24, 96, 64, -24, -34, 112, -45, 45, -32, -24,
      96, -24, -45, -45, -64, 0, 128, 0, 144, 96, -36, -24, -45, 0, 128, 96, 24, 0, -45, 24, 0, -64,
      0, -45, 45, 64, 128, 0, 45
    },
    {
      0, 4, 0, -13, 0, -10, -18, -27, 0, -32, 0, -37, -32, 45, 50, -24, -45, -24, 0, -24, -24, 64,
      -32, 0, 32, -24, 45, -45, 24, 80, 0, -64, -64, 45, 96, 0, -24, 0, 112, -45, -24, 32, 45, 96,
      24, -24, 24, 0, 0, 128, 64, 144, 0, 36, -45, -24, -96, 128, 0, -45, 0, 24, -45, -64, -64, 96,
      24, -45, -64, 0, -128, -45
    }
  };

  private static final int DELTA_COUNT = 2 * DELTAS[0].length - 1;

  /** The cubes of colours: four values each, between the limits, and then five, with them. */
  private static final int SMALL = 4;

  private static final int SMALL_SIZE = SMALL * SMALL * SMALL;
  private static final int LARGE = 5;

  /**
   * The sample of an index that is below 0, or not below the number of colours.
   *
   * @param component red, green or blue; there are no others
   */
  int value(int index, int component) {
    if (component >= DELTAS.length) {
      return 0;
    }
    if (index < 0) {
      int delta = -(index + 1) % DELTA_COUNT;
      int value = DELTAS[component][delta + 1 >> 1] << Math.max(0, Math.min(24, bitDepth) - 8);
      return (delta & 1) == 0 ? -value : value;
    }
    int place = index - colors;
    long greatest = (1L << bitDepth) - 1;
    if (place < SMALL_SIZE) {
      int step = (place >> 2 * component) % SMALL;
      return (int) (step * greatest / SMALL) + (1 << Math.max(0, bitDepth - 3));
    }
    int[] divisors = {1, LARGE, LARGE * LARGE};
    int step = (place - SMALL_SIZE) / divisors[component] % LARGE;
    return (int) (step * greatest / (LARGE - 1));
  }
}
