package org.pocketdicom.codecs.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.pocketdicom.image.ImagePixel;

/**
 * Writes a codestream of one tile and one layer, reversible, with code-blocks of 64 × 64 (Annex A).
 * In RPCL order each resolution is a tile-part, so that the tile-part lengths (TLM) tell where it
 * ends (PS3.5 10.18).
 */
final class CodestreamWriter {

  /** What is to be written. */
  enum Kind {
    LOSSLESS(Progression.LRCP, false),
    HIGH_THROUGHPUT(Progression.LRCP, true),
    HIGH_THROUGHPUT_RPCL(Progression.RPCL, true);

    private final Progression progression;
    private final boolean highThroughput;

    Kind(Progression progression, boolean highThroughput) {
      this.progression = progression;
      this.highThroughput = highThroughput;
    }
  }

  private static final int LEVELS = 5;
  private static final int LARGEST_THUMBNAIL = 64;
  private static final int GUARD_BITS = 2;
  private static final int BLOCK_EXPONENT = 6 - 2;
  private static final int SHORTEST_TILE_PART = 14;

  private final Kind kind;
  private final ImagePixel pixel;
  private final boolean transformed;
  private final ImageSize size;
  private final CodingParameters parameters;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * Writes the main header but for the tile-part lengths.
   *
   * @param transformed whether there are three components to go through RCT
   */
  CodestreamWriter(Kind kind, ImagePixel pixel, boolean transformed) {
    this.kind = kind;
    this.pixel = pixel;
    this.transformed = transformed;
    writeNumbers(out, 2, Marker.SOC);
    size = ImageSize.read(segment(Marker.SIZ, imageSize()));
    parameters = new CodingParameters(pixel.samplesPerPixel());
    if (kind.highThroughput) {
      segment(Marker.CAP, capabilities());
    }
    parameters.read(Marker.COD, segment(Marker.COD, codingStyle()));
    parameters.read(Marker.QCD, segment(Marker.QCD, quantization()));
  }

  /** The tile, for those who make its coefficients. */
  Tile tile() {
    return new Tile(size, 0, parameters, 0, Long.MAX_VALUE);
  }

  /** Writes the packets, and returns the codestream. */
  byte[] finish(Tile tile, List<Plane> planes) {
    PacketWriter writer = new PacketWriter(new BlockSource(kind.highThroughput), planes);
    TreeMap<Integer, ByteArrayOutputStream> parts = new TreeMap<>();
    boolean byResolution = kind.progression == Progression.RPCL;
    tile.precincts().stream()
        .sorted(kind.progression.order())
        .forEach(precinct -> {
          int part = byResolution ? precinct.resolution() : 0;
          writer.write(precinct, parts.computeIfAbsent(part, i -> new ByteArrayOutputStream()));
        });
    List<ByteArrayOutputStream> bodies = new ArrayList<>(parts.values());
    if (byResolution) {
      segment(Marker.TLM, tilePartLengths(bodies));
    }
    for (int i = 0; i < bodies.size(); i++) {
      writeTilePart(i, bodies.size(), bodies.get(i).toByteArray());
    }
    writeNumbers(out, 2, Marker.EOC);
    return out.toByteArray();
  }

  private byte[] imageSize() {
    ByteArrayOutputStream siz = new ByteArrayOutputStream();
    writeNumbers(siz, 2, kind.highThroughput ? 0x4000 : 0);
    writeNumbers(siz, 4, pixel.columns(), pixel.rows(), 0, 0);
    writeNumbers(siz, 4, pixel.columns(), pixel.rows(), 0, 0);
    writeNumbers(siz, 2, pixel.samplesPerPixel());
    for (int i = 0; i < pixel.samplesPerPixel(); i++) {
      writeNumbers(siz, 1, (pixel.signed() ? 0x80 : 0) | pixel.bitsStored() - 1, 1, 1);
    }
    return siz.toByteArray();
  }

  /** Part 15: cleanup passes of all bit planes, of so many bits (T.814 A.3). */
  private byte[] capabilities() {
    ByteArrayOutputStream cap = new ByteArrayOutputStream();
    int bits = GUARD_BITS + exponent(Orientation.HH) - 1;
    int magnitudes = bits <= 8 ? 0 : bits < 28 ? bits - 8 : 13 + (bits >> 2);
    writeNumbers(cap, 4, 1 << 17);
    writeNumbers(cap, 2, magnitudes);
    return cap.toByteArray();
  }

  private byte[] codingStyle() {
    ByteArrayOutputStream cod = new ByteArrayOutputStream();
    writeNumbers(cod, 1, 0, kind.progression.code());
    writeNumbers(cod, 2, 1);
    writeNumbers(cod, 1, transformed ? 1 : 0);
    int style = kind.highThroughput ? 0x40 : 0;
    writeNumbers(cod, 1, levels(), BLOCK_EXPONENT, BLOCK_EXPONENT, style, 1);
    return cod.toByteArray();
  }

  /** In RPCL order the lowest resolution is a thumbnail (PS3.5 10.18). */
  private int levels() {
    int levels = LEVELS;
    int longest = Math.max(pixel.rows(), pixel.columns());
    while (kind.progression == Progression.RPCL
        && Area.ceilShift(longest, levels) > LARGEST_THUMBNAIL) {
      levels++;
    }
    return levels;
  }

  private byte[] quantization() {
    ByteArrayOutputStream qcd = new ByteArrayOutputStream();
    writeNumbers(qcd, 1, GUARD_BITS << 5);
    writeNumbers(qcd, 1, exponent(Orientation.LL) << 3);
    for (int i = 0; i < levels(); i++) {
      for (Orientation band : List.of(Orientation.HL, Orientation.LH, Orientation.HH)) {
        writeNumbers(qcd, 1, exponent(band) << 3);
      }
    }
    return qcd.toByteArray();
  }

  /** The bits of coefficients; RCT adds one (equation E-5). */
  private int exponent(Orientation band) {
    return pixel.bitsStored() + band.gain() + (transformed ? 1 : 0);
  }

  /** Numbers of tile-parts in a byte, lengths in four (A.7.1). */
  private static byte[] tilePartLengths(List<ByteArrayOutputStream> bodies) {
    ByteArrayOutputStream tlm = new ByteArrayOutputStream();
    writeNumbers(tlm, 1, 0, 0x50);
    for (ByteArrayOutputStream body : bodies) {
      writeNumbers(tlm, 1, 0);
      writeNumbers(tlm, 4, body.size() + SHORTEST_TILE_PART);
    }
    return tlm.toByteArray();
  }

  private void writeTilePart(int index, int count, byte[] body) {
    ByteArrayOutputStream sot = new ByteArrayOutputStream();
    writeNumbers(sot, 2, 0);
    writeNumbers(sot, 4, body.length + SHORTEST_TILE_PART);
    writeNumbers(sot, 1, index, count);
    segment(Marker.SOT, sot.toByteArray());
    writeNumbers(out, 2, Marker.SOD);
    out.writeBytes(body);
  }

  /** Writes a marker segment, and returns it for reading. */
  private MarkerSegment segment(int marker, byte[] content) {
    writeNumbers(out, 2, marker, content.length + 2);
    out.writeBytes(content);
    return new MarkerSegment(content, 0, content.length);
  }

  private static void writeNumbers(ByteArrayOutputStream out, int bytes, int... numbers) {
    for (int number : numbers) {
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.write(number >> shift);
      }
    }
  }
}
