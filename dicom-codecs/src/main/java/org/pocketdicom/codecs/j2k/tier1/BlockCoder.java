package org.pocketdicom.codecs.j2k.tier1;

import java.util.Arrays;

/**
 * What coding of a block knows of its coefficients (D.1 to D.3).
 *
 * <p>The state of four coefficients one above the other, a stripe's column, is in one int: in bits
 * 0 to 17 the significance of their neighbourhood, six rows of three, the column's own in the
 * middle; from bit 18 on, three bits apart, whether a coefficient was coded in this bit plane's
 * significance pass, and whether its magnitude has been refined. Shifted right by 3r, the lowest
 * nine bits are the neighbourhood of the coefficient in row r. Signs are apart, as they are needed
 * once a coefficient: six bits, for the row above, the four, and the row below.
 */
abstract sealed class BlockCoder permits BlockDecoder, BlockEncoder {

  static final int OWN = 1 << 4;
  static final int NEIGHBOURHOOD = 0x1FF;
  static final int NEIGHBOURS = NEIGHBOURHOOD & ~OWN;
  static final int SIGNIFICANCE = (1 << 18) - 1;
  static final int ALL_OWN = 0x2490;
  static final int VISITED = 1 << 18;
  static final int ALL_VISITED = 0x1249 << 18;
  static final int REFINED = 1 << 19;

  byte[] contexts = {};
  int[] flags = {};
  int width;
  int height;
  int stride;
  private final byte[] signContexts = ContextTables.ofSign();
  private int[] signs = {};
  private boolean causal;

  final void begin(int style, int orientation, int width, int height) {
    this.width = width;
    this.height = height;
    causal = (style & CodingPasses.VERTICALLY_CAUSAL) != 0;
    contexts = ContextTables.ofSignificance(orientation);
    stride = width + 2;
    int size = stride * ((height + 3) / 4 + 2);
    if (flags.length < size) {
      flags = new int[size];
      signs = new int[size];
    }
    Arrays.fill(flags, 0, size, 0);
    Arrays.fill(signs, 0, size, 0);
  }

  /** Magnitude refinement contexts (table D.4) by a coefficient's state. */
  static int refinementContext(int state) {
    return (state & REFINED) != 0 ? 16 : (state & NEIGHBOURS) != 0 ? 15 : 14;
  }

  /** The context of a sign and, in bit 7, whether its bit is changed (D.3.2). */
  final int signContext(int at, int r) {
    int state = flags[at] >> 3 * r;
    int own = signs[at] >> r;
    int index =
        (state & ContextTables.NORTH) >> 1
            | (state & ContextTables.WEST) >> 2
            | (state & ContextTables.EAST) >> 3
            | (state & ContextTables.SOUTH) >> 4
            | (own & 1) << 4
            | (signs[at - 1] >> r & 2) << 4
            | (signs[at + 1] >> r & 2) << 5
            | (own & 4) << 5;
    return signContexts[index] & 0xFF;
  }

  /** Tells the neighbours; those in the stripe above only where contexts may see what is below. */
  final void markSignificant(int at, int r, int negative) {
    int shift = 3 * r;
    flags[at - 1] |= 0x20 << shift;
    flags[at] |= OWN << shift;
    flags[at + 1] |= 8 << shift;
    signs[at] |= negative << r + 1;
    if (r == 0 && !causal) {
      int above = at - stride;
      flags[above - 1] |= 1 << 17;
      flags[above] |= 1 << 16;
      flags[above + 1] |= 1 << 15;
      signs[above] |= negative << 5;
    } else if (r == 3) {
      int below = at + stride;
      flags[below - 1] |= 4;
      flags[below] |= 2;
      flags[below + 1] |= 1;
      signs[below] |= negative;
    }
  }
}
