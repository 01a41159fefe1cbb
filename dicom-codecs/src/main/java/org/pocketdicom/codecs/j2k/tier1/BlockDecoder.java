package org.pocketdicom.codecs.j2k.tier1;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/** Decodes code-blocks (Annex D). Meant to be used again for the next block. Hot. */
public final class BlockDecoder extends BlockCoder {

  private final MqDecoder mq = new MqDecoder();
  private final RawBits raw = new RawBits();
  private int[] samples = {};

  /**
   * Decodes the passes there are.
   *
   * @param style of code-blocks (table A.19)
   * @param orientation of the sub-band: LL, HL, LH, HH
   * @param bitPlanes from the first that is not zero, at most 30
   * @param output takes width × height coefficients, row by row: the sign in the highest bit; the
   *     magnitude doubled, and in the middle of what the bit planes left open
   * @throws MalformedDicom if a segmentation symbol is wrong
   */
  public void decode(
      CodewordSegments segments,
      int style,
      int orientation,
      int bitPlanes,
      int width,
      int height,
      int[] output) {
    begin(style, orientation, width, height);
    samples = output;
    Arrays.fill(samples, 0, width * height, 0);
    mq.resetContexts();
    int plane = bitPlanes;
    int pass = 0;
    for (int segment = 0; segment < segments.count(); segment++) {
      int firstOfSegment = pass;
      boolean isRaw = CodingPasses.isRaw(style, pass);
      if (isRaw) {
        raw.begin(segments.bytes(), segments.start(segment), segments.end(segment));
      } else {
        mq.begin(segments.bytes(), segments.start(segment));
      }
      for (; pass < firstOfSegment + segments.passes(segment) && plane > 0; pass++) {
        if ((style & CodingPasses.RESET) != 0) {
          mq.resetContexts();
        }
        decodePass(pass % 3, plane, isRaw, style);
        if (pass % 3 == 0) {
          plane--;
        }
      }
    }
  }

  /** The first pass of all is a cleanup pass: the kinds are cleanup, significance, refinement. */
  private void decodePass(int kind, int plane, boolean isRaw, int style) {
    int one = 1 << plane;
    for (int y = 0, at = stride + 1; y < height; y += 4, at += stride) {
      int rows = Math.min(4, height - y);
      switch (kind) {
        case 0 -> cleanUp(at, y * width, rows, one);
        case 1 -> propagateSignificance(at, y * width, rows, one, isRaw);
        default -> refineMagnitudes(at, y * width, rows, one >> 1, isRaw);
      }
    }
    if (kind == 0 && (style & CodingPasses.SEGMENTATION_SYMBOLS) != 0) {
      checkSegmentationSymbol();
    }
  }

  /** Significance propagation pass (D.3.1) of a stripe. */
  private void propagateSignificance(int from, int sample, int rows, int one, boolean isRaw) {
    for (int x = 0; x < width; x++) {
      int at = from + x;
      if ((flags[at] & SIGNIFICANCE) == 0) {
        continue;
      }
      for (int r = 0; r < rows; r++) {
        int state = flags[at] >> 3 * r;
        if ((state & OWN) != 0 || (state & NEIGHBOURS) == 0) {
          continue;
        }
        int bit = isRaw ? raw.bit() : mq.decode(contexts[state & NEIGHBOURHOOD]);
        if (bit != 0) {
          int negative = isRaw ? raw.bit() : sign(at, r);
          becomeSignificant(at, r, negative, sample + x + r * width, one);
        }
        flags[at] |= VISITED << 3 * r;
      }
    }
  }

  /** Magnitude refinement pass (D.3.3) of a stripe. */
  private void refineMagnitudes(int from, int sample, int rows, int half, boolean isRaw) {
    for (int x = 0; x < width; x++) {
      int at = from + x;
      int column = flags[at];
      if ((column & ALL_OWN) == 0) {
        continue;
      }
      for (int r = 0; r < rows; r++) {
        int state = column >> 3 * r;
        if ((state & (OWN | VISITED)) != OWN) {
          continue;
        }
        int bit = isRaw ? raw.bit() : mq.decode(refinementContext(state));
        samples[sample + x + r * width] += bit != 0 ? half : -half;
        column |= REFINED << 3 * r;
      }
      flags[at] = column;
    }
  }

  /** Cleanup pass (D.3.4) of a stripe. */
  private void cleanUp(int from, int sample, int rows, int one) {
    for (int x = 0; x < width; x++) {
      int at = from + x;
      int r = 0;
      if (flags[at] == 0 && rows == 4) {
        if (mq.decode(MqStates.RUN_LENGTH) == 0) {
          continue;
        }
        r = mq.decode(MqStates.UNIFORM) << 1 | mq.decode(MqStates.UNIFORM);
        becomeSignificant(at, r, sign(at, r), sample + x + r * width, one);
        r++;
      }
      for (; r < rows; r++) {
        int state = flags[at] >> 3 * r;
        if ((state & (OWN | VISITED)) == 0 && mq.decode(contexts[state & NEIGHBOURHOOD]) != 0) {
          becomeSignificant(at, r, sign(at, r), sample + x + r * width, one);
        }
      }
      flags[at] &= ~ALL_VISITED;
    }
  }

  /** Sign bit decoding (D.3.2). */
  private int sign(int at, int r) {
    int context = signContext(at, r);
    return mq.decode(context & 0x7F) ^ context >> 7 & 1;
  }

  private void becomeSignificant(int at, int r, int negative, int sample, int one) {
    samples[sample] = negative << 31 | one | one >> 1;
    markSignificant(at, r, negative);
  }

  /** Four bits of the uniform context, 1010 (D.5). */
  private void checkSegmentationSymbol() {
    int symbol = 0;
    for (int i = 0; i < 4; i++) {
      symbol = symbol << 1 | mq.decode(MqStates.UNIFORM);
    }
    if (symbol != 0b1010) {
      throw new MalformedDicom(
          "a JPEG 2000 code-block is damaged: its segmentation symbol is wrong");
    }
  }
}
