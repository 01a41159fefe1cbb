package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes lossless codestreams bit by bit. */
final class LosslessStream {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final SegmentWriter segments = new SegmentWriter(out);
  private final StringBuilder bits = new StringBuilder();

  LosslessStream dri(int interval) {
    segments.segment(Marker.DRI, String.format("%04x", interval));
    return this;
  }

  LosslessStream frame(int precision, int rows, int columns, int components) {
    segments.frame(Marker.SOF3_LOSSLESS, precision, rows, columns, components);
    return this;
  }

  LosslessStream table(String hex) {
    segments.segment(Marker.DHT, hex);
    return this;
  }

  /**
   * A scan of one component.
   *
   * @param parameters in hexadecimal: the predictor, 0, the point transform
   */
  LosslessStream scan(String parameters) {
    segments.scan(1, parameters);
    return this;
  }

  /** A scan of one of several components, predicted from the left. */
  LosslessStream scanOf(int component) {
    segments.segment(Marker.SOS, String.format("01%02x00010000", component));
    return this;
  }

  LosslessStream bits(String more) {
    bits.append(more);
    return this;
  }

  LosslessStream restart(int number) {
    endOfBits();
    segments.marker(Marker.RST0 + number);
    return this;
  }

  LosslessStream endOfBits() {
    bits.append("1".repeat((8 - bits.length() % 8) % 8));
    for (int i = 0; i < bits.length(); i += 8) {
      int next = Integer.parseInt(bits.substring(i, i + 8), 2);
      out.writeBytes(HexFormat.of().parseHex(next == 0xFF ? "ff00" : String.format("%02x", next)));
    }
    bits.setLength(0);
    return this;
  }

  byte[] end() {
    endOfBits();
    segments.marker(Marker.EOI);
    return bytes();
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
