package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** The first scan of a band of AC coefficients (G.1.2.2), with runs of bands that are done. */
final class AcFirst implements ScanDecoder.BlockSink {

  private final Coefficients plane;
  private final HuffmanTable table;
  private final ScanHeader scan;

  /** Blocks that have nothing more in this band (EOBRUN). */
  private int ended;

  AcFirst(Coefficients plane, HuffmanTable table, ScanHeader scan) {
    this.plane = plane;
    this.table = table;
    this.scan = scan;
  }

  @Override
  public void decode(BitReader bits, int unitX, int unitY) {
    if (ended > 0) {
      ended--;
      return;
    }
    int at = plane.at(unitX, unitY);
    for (int k = scan.start(); k <= scan.end(); k++) {
      int symbol = bits.decode(table);
      int size = symbol & 15;
      int run = symbol >> 4;
      if (size == 0 && run < 15) {
        ended = run == 0 ? 0 : (1 << run) - 1 + bits.bits(run);
        return;
      }
      k += run;
      if (size == 0) {
        continue;
      }
      if (k > scan.end()) {
        throw new MalformedDicom("a JPEG block of more coefficients than its band has");
      }
      plane.values()[at + k] = (short) (bits.receive(size) << scan.low());
    }
  }

  @Override
  public void restart() {
    ended = 0;
  }
}
