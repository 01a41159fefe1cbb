package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/**
 * A later scan of a band of AC coefficients (G.1.2.3, figure G.7): one more bit of those that are
 * not zero, and those that become so.
 */
final class AcRefinement implements ScanDecoder.BlockSink {

  private final Coefficients plane;
  private final HuffmanTable table;
  private final ScanHeader scan;
  private final int bit;

  /** Blocks that have no new coefficient in this band (EOBRUN). */
  private int ended;

  AcRefinement(Coefficients plane, HuffmanTable table, ScanHeader scan) {
    this.plane = plane;
    this.table = table;
    this.scan = scan;
    bit = 1 << scan.low();
  }

  @Override
  public void decode(BitReader bits, int unitX, int unitY) {
    int at = plane.at(unitX, unitY);
    int k = scan.start();
    while (ended == 0 && k <= scan.end()) {
      int symbol = bits.decode(table);
      int size = symbol & 15;
      int run = symbol >> 4;
      if (size == 0 && run < 15) {
        ended = 1 << run;
        if (run > 0) {
          ended += bits.bits(run);
        }
        break;
      }
      if (size > 1) {
        throw new MalformedDicom("a new JPEG coefficient of " + size + " bits in a refinement");
      }
      int coefficient = size == 0 ? 0 : bits.bits(1) == 1 ? bit : -bit;
      k = refine(bits, at, k, run);
      if (coefficient != 0) {
        if (k > scan.end()) {
          throw new MalformedDicom("a JPEG block of more coefficients than its band has");
        }
        plane.values()[at + k] = (short) coefficient;
      }
      k++;
    }
    if (ended > 0) {
      refine(bits, at, k, 64);
      ended--;
    }
  }

  /** Refines what is not zero until so many zeros were passed; gives the place of the next zero. */
  private int refine(BitReader bits, int at, int from, int zeros) {
    short[] values = plane.values();
    int left = zeros;
    for (int k = from; k <= scan.end(); k++) {
      int value = values[at + k];
      if (value == 0) {
        if (left-- == 0) {
          return k;
        }
      } else if (bits.bits(1) == 1 && (value & bit) == 0) {
        values[at + k] = (short) (value + (value > 0 ? bit : -bit));
      }
    }
    return scan.end() + 1;
  }

  @Override
  public void restart() {
    ended = 0;
  }
}
