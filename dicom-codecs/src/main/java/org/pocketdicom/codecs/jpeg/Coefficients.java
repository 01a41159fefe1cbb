package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** The quantized coefficients of one component, block after block, each in zigzag order. */
final class Coefficients {

  private final int across;
  private final short[] values;
  private float[] quantization = new float[0];

  /** A bit for each coefficient of which all bits were in some scan. */
  private long exact;

  Coefficients(Placement placement) {
    across = placement.paddedUnitsAcross();
    values = new short[64 * across * placement.paddedUnitsDown()];
  }

  /**
   * Takes note of what a scan brings.
   *
   * @param table that of the first scan counts
   */
  void begin(ScanHeader scan, float[] table) {
    if (quantization.length == 0) {
      quantization = table;
    }
    if (scan.low() == 0) {
      exact |= -1L >>> 63 - scan.end() & -1L << scan.start();
    }
  }

  short[] values() {
    return values;
  }

  /** Where a block begins. */
  int at(int unitX, int unitY) {
    return 64 * (unitY * across + unitX);
  }

  boolean isComplete() {
    return exact == -1;
  }

  /** Dequantizes (A.3.4) and transforms all blocks; hot. */
  void writeTo(Raster raster, Placement placement) {
    if (quantization.length == 0) {
      throw new MalformedDicom("a JPEG component without a scan");
    }
    float[] block = new float[64];
    for (int y = 0; y < placement.unitsDown(); y++) {
      for (int x = 0; x < placement.unitsAcross(); x++) {
        int at = at(x, y);
        for (int k = 0; k < 64; k++) {
          block[ZigZag.NATURAL[k]] = values[at + k] * quantization[k];
        }
        Dct.inverse(block);
        raster.put(block, placement, x, y);
      }
    }
  }
}
