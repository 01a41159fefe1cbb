package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.ContextMap;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/**
 * The context of a block's coefficients (HfBlockContext): by channel, transform, multiplier and the
 * quantized means of the three channels, each divided into ranges by thresholds.
 */
final class BlockContexts {

  private static final int MOST_RANGES = 64;
  private static final int MOST = 16;

  private static final byte[] DEFAULT = {
    0, 1, 2, 2, 3, 3, 4, 5, 6, 6, 6, 6, 6,
    7, 8, 9, 9, 10, 11, 12, 13, 14, 14, 14, 14, 14,
    7, 8, 9, 9, 10, 11, 12, 13, 14, 14, 14, 14, 14
  };

  /** Of the means of X, Y and B, and of multipliers. */
  private final int[][] lfThresholds = new int[3][0];

  private final int[] thresholds;
  private final int lfRanges;
  private final byte[] map;
  private final int count;

  private BlockContexts(JxlBits bits) {
    if (bits.bool()) {
      thresholds = new int[0];
      lfRanges = 1;
      map = DEFAULT;
      count = 15;
      return;
    }
    int ranges = 1;
    for (int c = 0; c < 3; c++) {
      lfThresholds[c] = new int[bits.u(4)];
      ranges *= lfThresholds[c].length + 1;
      for (int i = 0; i < lfThresholds[c].length; i++) {
        lfThresholds[c][i] = EntropyReader.signed(bits.u32(0, 4, 16, 8, 272, 16, 65808, 32));
      }
    }
    lfRanges = ranges;
    thresholds = new int[bits.u(4)];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = 1 + bits.u32(0, 2, 4, 3, 12, 5, 44, 8);
    }
    require(lfRanges * (thresholds.length + 1) <= MOST_RANGES);
    int size = 3 * TransformType.ORDERS * lfRanges * (thresholds.length + 1);
    map = ContextMap.read(bits, size);
    count = ContextMap.clusters(map);
    require(count <= MOST);
  }

  static BlockContexts read(JxlBits bits) {
    return new BlockContexts(bits);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new MalformedDicom("JPEG XL with too many contexts of blocks");
    }
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** The range of the three quantized means. */
  int lfRange(int x, int y, int b) {
    int range = range(x, lfThresholds[0]);
    range = range * (lfThresholds[2].length + 1) + range(b, lfThresholds[2]);
    return range * (lfThresholds[1].length + 1) + range(y, lfThresholds[1]);
  }

  private static int range(int value, int[] thresholds) {
    int range = 0;
    for (int threshold : thresholds) {
      range += value > threshold ? 1 : 0;
    }
    return range;
  }

  /** The context of a channel of a block. */
  int of(int channel, TransformType type, int multiplier, int lfRange) {
    int place = channel == 0 ? 1 : channel == 1 ? 0 : 2;
    place = place * TransformType.ORDERS + type.order;
    place = place * (thresholds.length + 1) + range(multiplier, thresholds);
    return map[place * lfRanges + lfRange];
  }
}
