package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes markers and their segments (B.1.1). */
public final class SegmentWriter {

  private final ByteArrayOutputStream out;

  /** Begins with SOI. */
  public SegmentWriter(ByteArrayOutputStream out) {
    this.out = out;
    marker(Marker.SOI);
  }

  /** A marker that stands alone. */
  public void marker(int marker) {
    out.write(0xFF);
    out.write(marker);
  }

  /** A marker with its parameters. */
  public void segment(int marker, byte[] parameters) {
    marker(marker);
    u16(2 + parameters.length, out);
    out.writeBytes(parameters);
  }

  /** A marker with its parameters in hexadecimal. */
  public void segment(int marker, String parameters) {
    segment(marker, HexFormat.of().parseHex(parameters));
  }

  /**
   * A frame header without subsampling and quantization.
   *
   * @param components numbered from 1
   */
  public void frame(int marker, int precision, int lines, int columns, int components) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(precision);
    u16(lines, header);
    u16(columns, header);
    header.write(components);
    for (int i = 1; i <= components; i++) {
      header.write(i);
      header.write(0x11);
      header.write(0);
    }
    segment(marker, header.toByteArray());
  }

  /**
   * The header of a scan of all components, each with table 0.
   *
   * @param parameters what follows the components: three bytes in hexadecimal
   */
  public void scan(int components, String parameters) {
    StringBuilder header = new StringBuilder(String.format("%02x", components));
    for (int i = 1; i <= components; i++) {
      header.append(String.format("%02x00", i));
    }
    segment(Marker.SOS, header + parameters);
  }

  /** Two bytes, the more significant first. */
  static void u16(int value, ByteArrayOutputStream out) {
    out.write(value >> 8);
    out.write(value);
  }
}
