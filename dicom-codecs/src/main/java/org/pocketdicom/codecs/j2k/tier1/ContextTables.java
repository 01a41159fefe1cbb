package org.pocketdicom.codecs.j2k.tier1;

import java.util.List;

/**
 * Contexts by the state of a coefficient's neighbours (tables D.1 to D.3), as tables.
 *
 * <p>The neighbourhood has nine bits, row by row: north-west, north, north-east, west, the
 * coefficient itself, east, south-west, south, south-east.
 */
final class ContextTables {

  static final int NORTH = 1 << 1;
  static final int WEST = 1 << 3;
  static final int EAST = 1 << 5;
  static final int SOUTH = 1 << 7;

  private static final int FIRST_SIGN = 9;

  /** By orientation: LL, HL, LH, HH. */
  private static final List<byte[]> SIGNIFICANCE =
      List.of(significance(0), significance(1), significance(2), significance(3));

  private static final byte[] SIGN = new byte[256];

  static {
    for (int i = 0; i < SIGN.length; i++) {
      int horizontal = contribution(i, 1) + contribution(i, 2);
      int vertical = contribution(i, 0) + contribution(i, 3);
      SIGN[i] = (byte) sign(clamp(horizontal), clamp(vertical));
    }
  }

  private ContextTables() {}

  /** Contexts of significance coding by neighbourhood (table D.1). */
  static byte[] ofSignificance(int orientation) {
    return SIGNIFICANCE.get(orientation);
  }

  /**
   * Sign coding (tables D.2 and D.3): the context, and in the highest bit what the decoded bit is
   * to be changed by. The index has the significance of the neighbours north, west, east and south
   * in bits 0 to 3, and whether they are negative in bits 4 to 7.
   */
  static byte[] ofSign() {
    return SIGN;
  }

  private static byte[] significance(int orientation) {
    byte[] contexts = new byte[512];
    for (int i = 0; i < contexts.length; i++) {
      int horizontal = (i >> 3 & 1) + (i >> 5 & 1);
      int vertical = (i >> 1 & 1) + (i >> 7 & 1);
      int diagonal = (i & 1) + (i >> 2 & 1) + (i >> 6 & 1) + (i >> 8 & 1);
      contexts[i] =
          (byte)
              switch (orientation) {
                case 1 -> ofLowOrMixed(vertical, horizontal, diagonal);
                case 3 -> ofHigh(horizontal + vertical, diagonal);
                default -> ofLowOrMixed(horizontal, vertical, diagonal);
              };
    }
    return contexts;
  }

  private static int ofLowOrMixed(int along, int across, int diagonal) {
    return switch (along) {
      case 2 -> 8;
      case 1 -> across > 0 ? 7 : diagonal > 0 ? 6 : 5;
      default -> across > 0 ? 2 + across : Math.min(diagonal, 2);
    };
  }

  private static int ofHigh(int straight, int diagonal) {
    return switch (diagonal) {
      case 0 -> Math.min(straight, 2);
      case 1 -> 3 + Math.min(straight, 2);
      case 2 -> straight > 0 ? 7 : 6;
      default -> 8;
    };
  }

  private static int contribution(int index, int neighbour) {
    return (index >> neighbour & 1) * (1 - 2 * (index >> (4 + neighbour) & 1));
  }

  private static int clamp(int value) {
    return Math.max(-1, Math.min(1, value));
  }

  private static int sign(int horizontal, int vertical) {
    boolean flipped = horizontal < 0 || horizontal == 0 && vertical < 0;
    int h = flipped ? -horizontal : horizontal;
    int v = flipped ? -vertical : vertical;
    int context = FIRST_SIGN + (h == 0 ? v : 3 + v);
    return flipped ? context | 0x80 : context;
  }
}
