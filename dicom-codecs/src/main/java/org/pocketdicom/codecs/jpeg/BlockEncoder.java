package org.pocketdicom.codecs.jpeg;

import java.io.IOException;

/** Encodes the blocks of a component: DCT, quantization, entropy coding (F.1.2). Hot. */
final class BlockEncoder {

  private static final int END_OF_BLOCK = 0x00;
  private static final int SIXTEEN_ZEROS = 0xF0;

  private final HuffmanCode dcCode;
  private final HuffmanCode acCode;
  private final float[] factors;
  private int prediction;

  BlockEncoder(HuffmanCode dcCode, HuffmanCode acCode, Quantization quantization) {
    this.dcCode = dcCode;
    this.acCode = acCode;
    this.factors = quantization.factors();
  }

  /**
   * @param block 64 samples around zero, row by row; overwritten
   */
  void encode(float[] block, BitWriter out) throws IOException {
    Dct.forward(block);
    int dc = Math.round(block[0] * factors[0]);
    write(dcCode, 0, dc - prediction, out);
    prediction = dc;
    int run = 0;
    for (int k = 1; k < 64; k++) {
      float scaled = block[ZigZag.NATURAL[k]] * factors[k];
      int value = (int) (scaled + Math.copySign(0.5f, scaled));
      if (value == 0) {
        run++;
        continue;
      }
      for (; run > 15; run -= 16) {
        acCode.write(SIXTEEN_ZEROS, 0, 0, out);
      }
      write(acCode, run << 4, value, out);
      run = 0;
    }
    if (run > 0) {
      acCode.write(END_OF_BLOCK, 0, 0, out);
    }
  }

  /** A number behind the symbol of its size; negative ones less one (F.1.2.1.1). */
  private static void write(HuffmanCode code, int run, int value, BitWriter out)
      throws IOException {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    code.write(run | size, value < 0 ? value - 1 : value, size, out);
  }
}
