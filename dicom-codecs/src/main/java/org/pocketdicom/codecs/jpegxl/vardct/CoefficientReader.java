package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/** Reads a pass of the coefficients of a group (HfCoefficients). Hot. */
final class CoefficientReader {

  private static final int GROUP = VarDctHeader.GROUP;

  /** In place of what a neighbour has, where there is none. */
  private static final int USUAL_COUNT = 32;

  /** The part of a context that comes from the place of a coefficient, of 64. */
  private static final byte[] PLACE_CONTEXTS = new byte[64];

  /** The part that comes from how many are left, of 64; beyond 7 each counts for more of them. */
  private static final short[] LEFT_CONTEXTS = new short[64];

  static {
    int[] firsts = {1, 2, 3, 5, 9, 13, 21, 33};
    int[] contexts = {0, 31, 62, 93, 123, 152, 180, 206};
    for (int i = 1; i < 64; i++) {
      PLACE_CONTEXTS[i] = (byte) (i < 16 ? i - 1 : i < 32 ? 15 + (i - 16) / 2 : 23 + (i - 32) / 4);
      for (int k = 0; k < firsts.length && firsts[k] <= i; k++) {
        LEFT_CONTEXTS[i] = (short) contexts[k];
      }
    }
  }

  private final VarDctHeader header;
  private final BlockMap blocks;
  private final BlockContexts contexts;

  /** Of the blocks of a group, how many coefficients each has, shared among the 8×8 it covers. */
  private final byte[][] counts = new byte[3][GROUP * GROUP];

  private final HfPass hf;
  private final int shift;
  private final EntropyReader reader;

  /** Of the distributions that the group has chosen. */
  private final int firstContext;

  /** Begins a group's part of a pass. */
  CoefficientReader(
      JxlBits bits,
      VarDctHeader header,
      BlockMap blocks,
      BlockContexts contexts,
      HfGlobal global,
      int pass) {
    this.header = header;
    this.blocks = blocks;
    this.contexts = contexts;
    int preset = bits.u(Integer.SIZE - Integer.numberOfLeadingZeros(global.presets - 1));
    if (preset >= global.presets) {
      throw new MalformedDicom("a JPEG XL group with distributions that are not there");
    }
    hf = global.passes.get(pass);
    shift = header.passShifts().get(pass);
    firstContext = preset * contexts.count() * HfPass.contextsPerBlockContext();
    reader = hf.code.reader(bits, 0);
  }

  /**
   * Adds the pass's coefficients.
   *
   * @param x0 the group's first block
   * @param coefficients of each channel, block after block
   */
  void read(int x0, int y0, int[][] coefficients) {
    blocks.eachOf(x0, y0, GROUP, (type, x, y, from) -> readBlock(type, x, y, coefficients, from));
    reader.finish();
  }

  /** All channels of a block, as far as one begins here, Y first. */
  private void readBlock(TransformType type, int x, int y, int[][] coefficients, int from) {
    int place = y * blocks.across + x;
    for (int coded = 0; coded < 3; coded++) {
      int c = LfImage.codedPlace(coded);
      int across = header.subsampling().shiftAcross(c);
      int down = header.subsampling().shiftDown(c);
      if (x >> across << across == x && y >> down << down == y) {
        int context = contexts.of(c, type, blocks.multipliers[place], blocks.lfRanges[place]);
        int at = (y % GROUP >> down) * GROUP + (x % GROUP >> across);
        int count = readCount(firstContext + context, counts[c], at, type);
        int contextsOfBlock =
            firstContext
                + contexts.count() * HfPass.COUNT_CONTEXTS
                + context * HfPass.COEFFICIENT_CONTEXTS;
        int[] order = hf.order(type, c);
        readChannel(contextsOfBlock, type, order, count, coefficients[c], from);
      }
    }
  }

  private int readCount(int context, byte[] counts, int at, TransformType type) {
    int left = at % GROUP == 0 ? -1 : counts[at - 1];
    int above = at < GROUP ? -1 : counts[at - GROUP];
    int expected = left < 0 ? above : above < 0 ? left : (above + left + 1) >> 1;
    expected = left < 0 && above < 0 ? USUAL_COUNT : expected;
    int bucket = expected < 8 ? expected : 4 + Math.min(expected, 64) / 2;
    int count = reader.read(context + bucket * contexts.count());
    int blocksCovered = type.blocks();
    if (count < 0 || count > 63 * blocksCovered) {
      throw new MalformedDicom("a JPEG XL block of too many coefficients");
    }
    byte each = (byte) Math.ceilDiv(count, blocksCovered);
    int rows = Math.min(type.rows, GROUP - at / GROUP);
    int columns = Math.min(type.columns, GROUP - at % GROUP);
    for (int y = 0; y < rows; y++) {
      Arrays.fill(counts, at + y * GROUP, at + y * GROUP + columns, each);
    }
    return count;
  }

  private void readChannel(
      int firstContext, TransformType type, int[] order, int count, int[] coefficients, int from) {
    int covered = type.blocks();
    int log = Integer.numberOfTrailingZeros(covered);
    int size = 64 * covered;
    int left = count;
    int previous = count > size / 16 ? 0 : 1;
    for (int k = covered; left > 0; k++) {
      if (left > size - k) {
        throw new MalformedDicom("a JPEG XL block of fewer coefficients than it says");
      }
      int bucket = LEFT_CONTEXTS[left + covered - 1 >> log] + PLACE_CONTEXTS[k >> log];
      int number = reader.read(firstContext + 2 * bucket + previous);
      previous = number == 0 ? 0 : 1;
      left -= previous;
      coefficients[from + order[k]] += EntropyReader.signed(number) << shift;
    }
  }
}
