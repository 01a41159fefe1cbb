package org.pocketdicom.codecs.j2k;

import org.pocketdicom.codecs.j2k.ht.HtBlockEncoder;
import org.pocketdicom.codecs.j2k.tier1.BlockEncoder;

/** Takes code-blocks out of the planes of coefficients and encodes them. */
final class BlockSource {

  private final boolean highThroughput;
  private final BlockEncoder encoder = new BlockEncoder();
  private final HtBlockEncoder htEncoder = new HtBlockEncoder();
  private int[] samples = new int[1 << 12];

  BlockSource(boolean highThroughput) {
    this.highThroughput = highThroughput;
  }

  EncodedBlock encode(CodeBlock block, Subband subband, Plane plane) {
    int width = block.area().width();
    int height = block.area().height();
    int bitPlanes = read(block, subband, plane);
    if (bitPlanes == 0) {
      return new EncodedBlock(new byte[0], 0, subband.bitPlanes());
    }
    // A cleanup pass of T.814 has all bit planes down to the one it names.
    return highThroughput
        ? new EncodedBlock(htEncoder.encode(width, height, samples), 1, subband.bitPlanes() - 1)
        : new EncodedBlock(
            encoder.encode(subband.orientation().index(), bitPlanes, width, height, samples),
            BlockEncoder.passes(bitPlanes),
            subband.bitPlanes() - bitPlanes);
  }

  /** Reads signs and magnitudes, and returns the bit planes that are not zero. */
  private int read(CodeBlock block, Subband subband, Plane plane) {
    int[] coefficients = plane.integers();
    int all = 0;
    int to = 0;
    for (int y = block.area().y0(); y < block.area().y1(); y++) {
      int from = plane.place(subband, block.area().x0(), y);
      for (int x = 0; x < block.area().width(); x++) {
        int value = coefficients[from + x];
        int magnitude = Math.abs(value);
        all |= magnitude;
        samples[to++] = value & 1 << 31 | magnitude;
      }
    }
    return 32 - Integer.numberOfLeadingZeros(all);
  }
}
