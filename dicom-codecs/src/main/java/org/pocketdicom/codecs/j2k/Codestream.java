package org.pocketdicom.codecs.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pocketdicom.error.MalformedDicom;

/**
 * The headers of a codestream (Annex A). All tile-parts are found before a packet is read, so that
 * the parts of tiles may come in any order.
 */
final class Codestream {

  private static final int SHORTEST_TILE_PART = 14;

  private final byte[] data;
  private int position;
  private final ImageSize size;
  private final CodingParameters parameters;
  private final TileParts[] tiles;
  private final TreeMap<Integer, byte[]> packedHeaders = new TreeMap<>();
  private List<TileParts.Range> packedByTilePart = List.of();

  /** Reads all headers. */
  Codestream(byte[] data) {
    this.data = data;
    position = Jp2.codestream(data);
    if (marker() != Marker.SOC || marker() != Marker.SIZ) {
      throw new MalformedDicom("the frame is no JPEG 2000 codestream");
    }
    size = ImageSize.read(segment());
    parameters = new CodingParameters(size.components());
    // A tile needs a tile-part, be it an empty one.
    if (size.tiles() > data.length / SHORTEST_TILE_PART) {
      throw endsEarly();
    }
    tiles = new TileParts[size.tiles()];
    readMainHeader();
    packedByTilePart = packedByTilePart();
    for (int i = 0; i < tiles.length; i++) {
      tiles[i] = new TileParts(parameters.forTile());
    }
    readTileParts();
  }

  ImageSize size() {
    return size;
  }

  CodingParameters parameters() {
    return parameters;
  }

  /** The components as they are once all is decoded. */
  List<ImageSize.Component> parts() {
    return IntStream.range(0, size.components())
        .mapToObj(i ->
            parameters
                .collections()
                .depth(i)
                .map(size.parts().get(i)::withDepth)
                .orElse(size.parts().get(i)))
        .toList();
  }

  int tiles() {
    return tiles.length;
  }

  TileParts tile(int index) {
    return tiles[index];
  }

  /** The decomposition levels that all components of all tiles have. */
  int leastLevels() {
    int levels = Integer.MAX_VALUE;
    for (TileParts tile : tiles) {
      levels = Math.min(levels, tile.parameters().leastLevels());
    }
    return levels;
  }

  private void readMainHeader() {
    int marker = marker();
    while (marker != Marker.SOT) {
      MarkerSegment segment = segment();
      if (marker == Marker.PPM) {
        packedHeaders.put(segment.u8(), segment.rest());
      } else {
        parameters.read(marker, segment);
      }
      marker = marker();
    }
    position -= 2;
  }

  /** The packet headers of the main header, which are a series of those of tile-parts (A.7.4). */
  private List<TileParts.Range> packedByTilePart() {
    byte[] headers = joined(packedHeaders);
    MarkerSegment lengths = new MarkerSegment(headers, 0, headers.length);
    List<TileParts.Range> ranges = new ArrayList<>();
    while (lengths.remaining() > 0) {
      long length = lengths.u32();
      if (length > lengths.remaining()) {
        throw new MalformedDicom("JPEG 2000 packed packet headers end early");
      }
      int from = headers.length - lengths.remaining();
      ranges.add(new TileParts.Range(headers, from, from + (int) length));
      lengths.skip((int) length);
    }
    return ranges;
  }

  /** A header of a packet may go on in the next segment. */
  private static byte[] joined(SortedMap<Integer, byte[]> segments) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    segments.values().forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  /** Reads until there is no other tile-part: EOC, the end of the data, or padding. */
  private void readTileParts() {
    int count = 0;
    while (position + 2 <= data.length && peek() == Marker.SOT) {
      int start = position;
      position += 2;
      readTilePart(start, count++);
    }
  }

  private void readTilePart(int start, int number) {
    MarkerSegment header = segment();
    int index = header.u16();
    long length = header.u32();
    if (index >= tiles.length || length != 0 && length < SHORTEST_TILE_PART) {
      throw new MalformedDicom("a JPEG 2000 tile-part of tile " + index + ", " + length + " bytes");
    }
    TileParts tile = tiles[index];
    readTilePartHeader(tile);
    if (number < packedByTilePart.size()) {
      tile.addPackedHeaders(packedByTilePart.get(number));
    }
    // A length of 0: up to the end of the codestream.
    long end = length == 0 ? data.length : Math.min(start + length, data.length);
    if (end < position) {
      throw new MalformedDicom("a JPEG 2000 tile-part shorter than its header");
    }
    tile.addBody(new TileParts.Range(data, position, (int) end));
    position = (int) end;
  }

  private void readTilePartHeader(TileParts tile) {
    TreeMap<Integer, byte[]> packed = new TreeMap<>();
    for (int marker = marker(); marker != Marker.SOD; marker = marker()) {
      MarkerSegment segment = segment();
      if (marker == Marker.PPT) {
        packed.put(segment.u8(), segment.rest());
      } else {
        tile.parameters().read(marker, segment);
      }
    }
    if (!packed.isEmpty()) {
      byte[] headers = joined(packed);
      tile.addPackedHeaders(new TileParts.Range(headers, 0, headers.length));
    }
  }

  private int peek() {
    return (data[position] & 0xFF) << 8 | data[position + 1] & 0xFF;
  }

  private int marker() {
    if (position + 2 > data.length) {
      throw endsEarly();
    }
    int marker = peek();
    if (marker < 0xFF30) {
      throw new MalformedDicom("no JPEG 2000 marker at byte " + position);
    }
    position += 2;
    return marker;
  }

  private MarkerSegment segment() {
    if (position + 2 > data.length) {
      throw endsEarly();
    }
    int end = position + peek();
    if (end < position + 2 || end > data.length) {
      throw new MalformedDicom("a JPEG 2000 marker segment at byte " + position + " is cut");
    }
    MarkerSegment segment = new MarkerSegment(data, position + 2, end);
    position = end;
    return segment;
  }

  private static MalformedDicom endsEarly() {
    return new MalformedDicom("a JPEG 2000 codestream ends in its headers");
  }
}
