package org.pocketdicom.codecs.jpeg;

/** A later scan of DC coefficients: one more bit of each (G.1.2.1.1). */
final class DcRefinement implements ScanDecoder.BlockSink {

  private final Coefficients plane;
  private final int low;

  DcRefinement(Coefficients plane, int low) {
    this.plane = plane;
    this.low = low;
  }

  @Override
  public void decode(BitReader bits, int unitX, int unitY) {
    plane.values()[plane.at(unitX, unitY)] |= (short) (bits.bits(1) << low);
  }

  @Override
  public void restart() {}
}
