package org.pocketdicom.codecs.j2k.tier1;

/**
 * Encodes code-blocks (Annex D): all passes in one codeword segment. Meant to be used again for the
 * next block. Hot.
 */
public final class BlockEncoder extends BlockCoder {

  private static final int MAGNITUDE = Integer.MAX_VALUE;

  private final MqEncoder mq = new MqEncoder();
  private int[] samples = {};

  /** The passes of a block of so many bit planes, the highest of which has a cleanup pass alone. */
  public static int passes(int bitPlanes) {
    return 3 * bitPlanes - 2;
  }

  /**
   * Encodes all bit planes.
   *
   * @param orientation of the sub-band: LL, HL, LH, HH
   * @param bitPlanes from the first that is not zero, at least 1
   * @param input width × height coefficients, row by row: the sign in the highest bit, and the
   *     magnitude
   */
  public byte[] encode(int orientation, int bitPlanes, int width, int height, int[] input) {
    begin(0, orientation, width, height);
    samples = input;
    mq.begin();
    for (int plane = bitPlanes - 1; plane >= 0; plane--) {
      for (int kind = plane == bitPlanes - 1 ? 2 : 0; kind < 3; kind++) {
        encodePass(kind, plane);
      }
    }
    return mq.finish();
  }

  private void encodePass(int kind, int plane) {
    for (int y = 0, at = stride + 1; y < height; y += 4, at += stride) {
      int rows = Math.min(4, height - y);
      switch (kind) {
        case 0 -> propagateSignificance(at, y * width, rows, plane);
        case 1 -> refineMagnitudes(at, y * width, rows, plane);
        default -> cleanUp(at, y * width, rows, plane);
      }
    }
  }

  /** Significance propagation pass (D.3.1) of a stripe. */
  private void propagateSignificance(int from, int sample, int rows, int plane) {
    for (int x = 0; x < width; x++) {
      int at = from + x;
      for (int r = 0; r < rows; r++) {
        int state = flags[at] >> 3 * r;
        if ((state & OWN) == 0 && (state & NEIGHBOURS) != 0) {
          encodeSignificance(at, r, sample + x + r * width, plane);
          flags[at] |= VISITED << 3 * r;
        }
      }
    }
  }

  /** Magnitude refinement pass (D.3.3) of a stripe. */
  private void refineMagnitudes(int from, int sample, int rows, int plane) {
    for (int x = 0; x < width; x++) {
      int at = from + x;
      for (int r = 0; r < rows; r++) {
        int state = flags[at] >> 3 * r;
        if ((state & (OWN | VISITED)) == OWN) {
          mq.encode(refinementContext(state), bit(sample + x + r * width, plane));
          flags[at] |= REFINED << 3 * r;
        }
      }
    }
  }

  /** Cleanup pass (D.3.4) of a stripe. */
  private void cleanUp(int from, int sample, int rows, int plane) {
    for (int x = 0; x < width; x++) {
      int at = from + x;
      int r = 0;
      if (flags[at] == 0 && rows == 4) {
        while (r < 4 && bit(sample + x + r * width, plane) == 0) {
          r++;
        }
        mq.encode(MqStates.RUN_LENGTH, r < 4 ? 1 : 0);
        if (r == 4) {
          continue;
        }
        mq.encode(MqStates.UNIFORM, r >> 1);
        mq.encode(MqStates.UNIFORM, r & 1);
        encodeSign(at, r, sample + x + r * width);
        r++;
      }
      for (; r < rows; r++) {
        if ((flags[at] >> 3 * r & (OWN | VISITED)) == 0) {
          encodeSignificance(at, r, sample + x + r * width, plane);
        }
      }
      flags[at] &= ~ALL_VISITED;
    }
  }

  private void encodeSignificance(int at, int r, int sample, int plane) {
    int bit = bit(sample, plane);
    mq.encode(contexts[flags[at] >> 3 * r & NEIGHBOURHOOD], bit);
    if (bit != 0) {
      encodeSign(at, r, sample);
    }
  }

  /** Sign bit coding (D.3.2). */
  private void encodeSign(int at, int r, int sample) {
    int negative = samples[sample] >>> 31;
    int context = signContext(at, r);
    mq.encode(context & 0x7F, negative ^ context >> 7);
    markSignificant(at, r, negative);
  }

  private int bit(int sample, int plane) {
    return (samples[sample] & MAGNITUDE) >> plane & 1;
  }
}
