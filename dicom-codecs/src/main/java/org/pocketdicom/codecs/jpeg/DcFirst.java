package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** The first scan of DC coefficients (G.1.2.1): differences, as in sequential frames. */
final class DcFirst implements ScanDecoder.BlockSink {

  private static final int LARGEST_CATEGORY = 15;

  private final Coefficients plane;
  private final HuffmanTable table;
  private final int low;
  private int prediction;

  DcFirst(Coefficients plane, HuffmanTable table, int low) {
    this.plane = plane;
    this.table = table;
    this.low = low;
  }

  @Override
  public void decode(BitReader bits, int unitX, int unitY) {
    prediction += difference(bits, table);
    plane.values()[plane.at(unitX, unitY)] = (short) (prediction << low);
  }

  /** A DC difference (F.2.2.1). */
  static int difference(BitReader bits, HuffmanTable table) {
    int category = bits.decode(table);
    if (category > LARGEST_CATEGORY) {
      throw new MalformedDicom("a JPEG DC difference of " + category + " bits");
    }
    return bits.receive(category);
  }

  @Override
  public void restart() {
    prediction = 0;
  }
}
