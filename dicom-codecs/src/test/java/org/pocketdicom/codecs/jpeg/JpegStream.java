package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Writes codestreams segment by segment. Its one Huffman table for DC has the codes 0 for no
 * difference and 10 for one of seven bits, that for AC has 0 for the end of the block; DC is
 * quantized by 8. So a block is flat, and its difference to the block before is as many grey
 * levels.
 */
final class JpegStream {

  static final String QUANTIZATION = "00" + "08".repeat(64);
  static final String DC_TABLE = "00" + "0101" + "00".repeat(14) + "0007";
  static final String AC_TABLE = "10" + "01" + "00".repeat(15) + "00";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringBuilder bits = new StringBuilder();

  /** SOI and all tables. */
  static JpegStream withTables() {
    return new JpegStream()
        .hex("ffd8")
        .segment(Marker.DQT, QUANTIZATION)
        .segment(Marker.DHT, DC_TABLE + AC_TABLE);
  }

  JpegStream hex(String hex) {
    bytes.writeBytes(HexFormat.of().parseHex(hex));
    return this;
  }

  JpegStream segment(int marker, String hex) {
    return hex(String.format("ff%02x%04x", marker, 2 + hex.length() / 2)).hex(hex);
  }

  /**
   * @param factors the sampling factors of each component, e.g. 0x21
   */
  JpegStream frame(int sof, int precision, int rows, int columns, int... factors) {
    StringBuilder hex = new StringBuilder();
    hex.append(String.format("%02x%04x%04x%02x", precision, rows, columns, factors.length));
    for (int i = 0; i < factors.length; i++) {
      hex.append(String.format("%02x%02x00", i + 1, factors[i]));
    }
    return segment(sof, hex.toString());
  }

  /**
   * @param components their ids, from 1
   */
  JpegStream scan(int... components) {
    StringBuilder hex = new StringBuilder(String.format("%02x", components.length));
    for (int component : components) {
      hex.append(String.format("%02x00", component));
    }
    return segment(Marker.SOS, hex + "003f00");
  }

  /** Blocks by their differences in grey levels, each 0 or ±64 to ±127. */
  JpegStream blocks(int... differences) {
    for (int difference : differences) {
      int coded = difference < 0 ? difference + 127 : difference;
      bits.append(difference == 0 ? "0" : "10" + Integer.toBinaryString(128 | coded).substring(1));
      bits.append('0');
    }
    return this;
  }

  /** Fills the last byte of the blocks up. */
  JpegStream endOfBlocks() {
    bits.append("1".repeat((8 - bits.length() % 8) % 8));
    for (int i = 0; i < bits.length(); i += 8) {
      int next = Integer.parseInt(bits.substring(i, i + 8), 2);
      bytes.write(next);
      if (next == 0xFF) {
        bytes.write(0);
      }
    }
    bits.setLength(0);
    return this;
  }

  byte[] end() {
    return endOfBlocks().hex("ffd9").bytes();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
