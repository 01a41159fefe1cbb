package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the tile-parts of a tile hold (A.4.2): parameters, and where packets and their headers are.
 */
final class TileParts {

  /** Bytes from an offset to another one. */
  static final class Range {

    private final byte[] data;
    private final int from;
    private final int end;

    Range(byte[] data, int from, int end) {
      this.data = data;
      this.from = from;
      this.end = end;
    }

    byte[] data() {
      return data;
    }

    int from() {
      return from;
    }

    int end() {
      return end;
    }
  }

  private final CodingParameters parameters;
  private final List<Range> bodies = new ArrayList<>();
  private final List<Range> packedHeaders = new ArrayList<>();

  TileParts(CodingParameters parameters) {
    this.parameters = parameters;
  }

  CodingParameters parameters() {
    return parameters;
  }

  void addBody(Range range) {
    bodies.add(range);
  }

  /** Packet headers of a tile-part, from PPM or PPT segments (A.7.4, A.7.5). */
  void addPackedHeaders(Range range) {
    packedHeaders.add(range);
  }

  /** The packets; without their headers where there are packed ones. */
  List<Range> bodies() {
    return bodies;
  }

  List<Range> packedHeaders() {
    return packedHeaders;
  }

  /** The bytes of packets and packed headers. */
  long bytes() {
    return Stream.concat(bodies.stream(), packedHeaders.stream())
        .mapToLong(range -> range.end() - range.from())
        .sum();
  }
}
