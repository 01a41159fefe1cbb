package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.pocketdicom.codecs.huffman.CodeLengths;

/**
 * A table of Huffman codes for encoding (Annex C): a typical one of K.3.3, or one made to measure.
 */
final class HuffmanCode {

  private static final int LONGEST = 16;
  private static final String DC_SYMBOLS = "000102030405060708090a0b";

  private final int id;
  private final byte[] counts;
  private final byte[] symbols;
  private final int[] codes = new int[256];
  private final int[] lengths = new int[256];

  /**
   * @param id the table's class and destination as DHT spells them
   * @param counts in hexadecimal, how many codes there are of each length
   * @param symbols in hexadecimal, in the order of their codes
   */
  private HuffmanCode(int id, String counts, String symbols) {
    this(id, HexFormat.of().parseHex(counts), HexFormat.of().parseHex(symbols));
  }

  private HuffmanCode(int id, byte[] counts, byte[] symbols) {
    this.id = id;
    this.counts = counts;
    this.symbols = symbols;
    int code = 0;
    int next = 0;
    for (int length = 1; length <= this.counts.length; length++) {
      for (int i = 0; i < this.counts[length - 1]; i++) {
        int symbol = this.symbols[next++] & 0xFF;
        codes[symbol] = code++;
        lengths[symbol] = length;
      }
      code <<= 1;
    }
  }

  /**
   * The table that makes the fewest bits of symbols that occur so often (K.2).
   *
   * @param frequencies of the symbols from 0 on
   */
  static HuffmanCode optimal(int id, int[] frequencies) {
    // The code of nothing but ones stays free (C.2): a last symbol that is none takes it.
    int[] andNone = Arrays.copyOf(frequencies, frequencies.length + 1);
    andNone[frequencies.length] = 1;
    int[] lengths = CodeLengths.of(andNone, LONGEST);
    byte[] counts = new byte[LONGEST];
    ByteArrayOutputStream symbols = new ByteArrayOutputStream();
    for (int length = 1; length <= counts.length; length++) {
      for (int symbol = 0; symbol < frequencies.length; symbol++) {
        if (lengths[symbol] == length) {
          counts[length - 1]++;
          symbols.write(symbol);
        }
      }
    }
    return new HuffmanCode(id, counts, symbols.toByteArray());
  }

  /** Table K.3. */
  static HuffmanCode luminanceDc() {
    return new HuffmanCode(0x00, "00010501010101010100000000000000", DC_SYMBOLS);
  }

  /** Table K.4. */
  static HuffmanCode chrominanceDc() {
    return new HuffmanCode(0x01, "00030101010101010101010000000000", DC_SYMBOLS);
  }

  /** Table K.5. */
  static HuffmanCode luminanceAc() {
    return new HuffmanCode(
        0x10,
        "0002010303020403050504040000017d",
        "01020300041105122131410613516107227114328191a1082342b1c11552d1f0"
            + "2433627282090a161718191a25262728292a3435363738393a43444546474849"
            + "4a535455565758595a636465666768696a737475767778797a83848586878889"
            + "8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5"
            + "c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8"
            + "f9fa");
  }

  /** Table K.6. */
  static HuffmanCode chrominanceAc() {
    return new HuffmanCode(
        0x11,
        "00020102040403040705040400010277",
        "000102031104052131061241510761711322328108144291a1b1c109233352f0"
            + "156272d10a162434e125f11718191a262728292a35363738393a434445464748"
            + "494a535455565758595a636465666768696a737475767778797a828384858687"
            + "88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3"
            + "c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8"
            + "f9fa");
  }

  /** Writes a symbol and the bits that belong to it, 27 together at most. */
  void write(int symbol, int extra, int extraBits, BitWriter out) throws IOException {
    int bits = extra & (1 << extraBits) - 1;
    out.write(codes[symbol] << extraBits | bits, lengths[symbol] + extraBits);
  }

  /** Appends the table as DHT spells it. */
  void describe(ByteArrayOutputStream out) {
    out.write(id);
    out.writeBytes(counts);
    out.writeBytes(symbols);
  }

  /** The table as DHT spells it. */
  byte[] description() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    describe(out);
    return out.toByteArray();
  }
}
