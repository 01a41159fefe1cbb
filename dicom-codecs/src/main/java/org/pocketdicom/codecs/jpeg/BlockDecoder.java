package org.pocketdicom.codecs.jpeg;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/**
 * Decodes the blocks of a component: entropy coding, dequantization, inverse DCT (F.2.2, A.3.4,
 * A.3.3). Hot.
 */
final class BlockDecoder implements ScanDecoder.BlockSink {

  private final HuffmanTable dcTable;
  private final HuffmanTable acTable;
  private final float[] quantization;
  private final Raster raster;
  private final Placement placement;
  private final float[] block = new float[64];
  private int prediction;

  /**
   * @param quantization in zigzag order
   */
  BlockDecoder(
      HuffmanTable dcTable,
      HuffmanTable acTable,
      float[] quantization,
      Raster raster,
      Placement placement) {
    this.dcTable = dcTable;
    this.acTable = acTable;
    this.quantization = quantization;
    this.raster = raster;
    this.placement = placement;
  }

  @Override
  public void restart() {
    prediction = 0;
  }

  @Override
  public void decode(BitReader bits, int unitX, int unitY) {
    Arrays.fill(block, 0);
    prediction += DcFirst.difference(bits, dcTable);
    block[0] = prediction * quantization[0];
    if (readAc(bits)) {
      Dct.inverse(block);
    } else {
      Arrays.fill(block, block[0] / 8);
    }
    raster.put(block, placement, unitX, unitY);
  }

  /** Figure F.13; false where the block has no AC coefficient. */
  private boolean readAc(BitReader bits) {
    boolean any = false;
    for (int k = 1; k < 64; k++) {
      int symbol = bits.decode(acTable);
      int size = symbol & 15;
      int run = symbol >> 4;
      k += run;
      if (size == 0) {
        if (run != 15) {
          return any;
        }
        continue;
      }
      if (k > 63) {
        throw new MalformedDicom("a JPEG block of more than 64 coefficients");
      }
      block[ZigZag.NATURAL[k]] = bits.receive(size) * quantization[k];
      any = true;
    }
    return any;
  }
}
