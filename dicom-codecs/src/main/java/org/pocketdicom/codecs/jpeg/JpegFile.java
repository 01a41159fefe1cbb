package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.pocketdicom.image.RenderedFrame;

/** One picture as a JFIF file: its segments and its one scan. */
final class JpegFile {

  /** JFIF 1.1, square pixels, no thumbnail. */
  private static final String JFIF = "4a46494600010100000100010000";

  private final RenderedFrame picture;
  private final int horizontal;
  private final int vertical;
  private final boolean color;
  private final Quantization luminance;
  private final Quantization chrominance;
  private final HuffmanCode luminanceDc = HuffmanCode.luminanceDc();
  private final HuffmanCode luminanceAc = HuffmanCode.luminanceAc();
  private final HuffmanCode chrominanceDc = HuffmanCode.chrominanceDc();
  private final HuffmanCode chrominanceAc = HuffmanCode.chrominanceAc();

  /**
   * @param horizontal the pixels side by side that share their colours, 1 or 2
   * @param vertical the pixels one below the other that do, 1 or 2
   */
  JpegFile(RenderedFrame picture, int horizontal, int vertical, int quality) {
    this.picture = picture;
    this.horizontal = horizontal;
    this.vertical = vertical;
    color = picture.kind() == RenderedFrame.Kind.RGB_8;
    luminance = Quantization.luminance(quality);
    chrominance = Quantization.chrominance(quality);
  }

  void writeTo(OutputStream out) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    SegmentWriter segments = new SegmentWriter(head);
    segments.segment(Marker.APP0, JFIF);
    segments.segment(Marker.DQT, quantizationTables());
    segments.segment(Marker.SOF0_BASELINE, frameHeader());
    segments.segment(Marker.DHT, huffmanTables());
    segments.segment(Marker.SOS, scanHeader());
    head.writeTo(out);
    writeScan(out);
    out.write(0xFF);
    out.write(Marker.EOI);
  }

  private byte[] quantizationTables() {
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    luminance.describe(tables);
    if (color) {
      chrominance.describe(tables);
    }
    return tables.toByteArray();
  }

  private byte[] huffmanTables() {
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    luminanceDc.describe(tables);
    luminanceAc.describe(tables);
    if (color) {
      chrominanceDc.describe(tables);
      chrominanceAc.describe(tables);
    }
    return tables.toByteArray();
  }

  private byte[] frameHeader() {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(8);
    SegmentWriter.u16(picture.height(), header);
    SegmentWriter.u16(picture.width(), header);
    // Each component: its id, its sampling factors, its quantization table.
    String luminanceFactors = "" + horizontal + vertical;
    header.writeBytes(
        HexFormat.of().parseHex(color ? "0301" + luminanceFactors + "00021101031101" : "01011100"));
    return header.toByteArray();
  }

  private String scanHeader() {
    // Each component: its id, its Huffman tables; then the coefficients of the sequential process.
    return (color ? "03010002110311" : "010100") + "003f00";
  }

  private void writeScan(OutputStream out) throws IOException {
    BitWriter bits = new BitWriter(out);
    McuSource source = new McuSource(picture, horizontal, vertical);
    BlockEncoder y = new BlockEncoder(luminanceDc, luminanceAc, luminance);
    BlockEncoder cb = new BlockEncoder(chrominanceDc, chrominanceAc, chrominance);
    BlockEncoder cr = new BlockEncoder(chrominanceDc, chrominanceAc, chrominance);
    float[] block = new float[64];
    for (int row = 0; row < picture.height(); row += 8 * vertical) {
      for (int column = 0; column < picture.width(); column += 8 * horizontal) {
        source.moveTo(column, row);
        for (int i = 0; i < horizontal * vertical; i++) {
          source.luminance(i % horizontal * 8, i / horizontal * 8, block);
          y.encode(block, bits);
        }
        if (color) {
          source.blue(block);
          cb.encode(block, bits);
          source.red(block);
          cr.encode(block, bits);
        }
      }
    }
    bits.finish();
  }
}
