package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.pocketdicom.codecs.j2k.tier1.CodingPasses;
import org.pocketdicom.error.MalformedDicom;

/** Reads the packets of a tile in their order (B.9 to B.12) until the data ends. */
final class Packets {

  private static final int MAX_BIT_PLANES = 74;

  private final Tile tile;
  private final List<TileParts.Range> bodies;
  private final List<TileParts.Range> packedHeaders;
  private final boolean packed;
  private int part = -1;
  private byte[] body = {};
  private int position;
  private int end;
  private int headerPart = -1;
  private PacketBits headers = new PacketBits(body, 0, 0);
  private final List<CodeBlock> included = new ArrayList<>();

  Packets(Tile tile, TileParts parts) {
    this.tile = tile;
    bodies = parts.bodies();
    packedHeaders = parts.packedHeaders();
    packed = !packedHeaders.isEmpty();
  }

  /** Reads; what came then is known by the precincts' layers. */
  void read() {
    int layers = tile.parameters().tileStyle().layers();
    for (ProgressionChange change : tile.parameters().progressions()) {
      List<Precinct> precincts =
          tile.precincts().stream()
              .filter(change::holds)
              .sorted(change.progression().order())
              .toList();
      if (!readAll(change.progression(), precincts, Math.min(layers, change.endLayer()))) {
        return;
      }
    }
  }

  private boolean readAll(Progression progression, List<Precinct> precincts, int layers) {
    return switch (progression) {
      case LRCP -> readByLayer(precincts, layers);
      case RLCP -> {
        TreeMap<Integer, List<Precinct>> resolutions = new TreeMap<>();
        for (Precinct precinct : precincts) {
          resolutions.computeIfAbsent(precinct.resolution(), r -> new ArrayList<>()).add(precinct);
        }
        yield resolutions.values().stream().allMatch(r -> readByLayer(r, layers));
      }
      case RPCL, PCRL, CPRL -> precincts.stream().allMatch(p -> readUpTo(p, layers));
    };
  }

  private boolean readByLayer(List<Precinct> precincts, int layers) {
    int first = precincts.stream().map(Precinct::layers).min(Comparator.naturalOrder()).orElse(0);
    for (int layer = first + 1; layer <= layers; layer++) {
      for (Precinct precinct : precincts) {
        if (!readUpTo(precinct, layer)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean readUpTo(Precinct precinct, int layers) {
    while (precinct.layers() < layers) {
      if (!nextBody() || !readPacket(precinct)) {
        return false;
      }
      precinct.addLayer();
    }
    return true;
  }

  /** Goes to the next tile-part that is not used up. */
  private boolean nextBody() {
    while (position >= end && part + 1 < bodies.size()) {
      part++;
      body = bodies.get(part).data();
      position = bodies.get(part).from();
      end = bodies.get(part).end();
    }
    // Packets of packed headers may have no bytes of their own.
    return position < end || packed;
  }

  private boolean readPacket(Precinct precinct) {
    skipMarker(Marker.SOP, 6);
    PacketBits bits = packed ? packedHeaders() : new PacketBits(body, position, end);
    included.clear();
    if (bits.bit() == 1) {
      readHeader(precinct, bits);
    }
    int behind = bits.align();
    if (bits.isExhausted()) {
      return false;
    }
    if (!packed) {
      position = behind;
      skipMarker(Marker.EPH, 2);
    } else {
      bits.skipMarker(Marker.EPH);
    }
    return readBody();
  }

  private PacketBits packedHeaders() {
    while (!headers.hasMore() && headerPart + 1 < packedHeaders.size()) {
      TileParts.Range range = packedHeaders.get(++headerPart);
      headers = new PacketBits(range.data(), range.from(), range.end());
    }
    return headers;
  }

  /**
   * Markers can't be mistaken for something else: neither headers nor code-blocks have such bytes.
   */
  private void skipMarker(int marker, int length) {
    if (position + length <= end
        && (body[position] & 0xFF) == marker >> 8
        && (body[position + 1] & 0xFF) == (marker & 0xFF)) {
      position += length;
    }
  }

  private void readHeader(Precinct precinct, PacketBits bits) {
    ComponentStyle style = tile.components().get(precinct.component()).style();
    for (Precinct.Band band : precinct.makeBands()) {
      for (int i = 0; i < band.blocks().length && !bits.isExhausted(); i++) {
        CodeBlock block = band.blocks()[i];
        boolean first = !block.isIncluded();
        int x = i % band.across();
        int y = i / band.across();
        boolean contributes =
            first ? band.inclusion().isBelow(precinct.layers() + 1, x, y, bits) : bits.bit() == 1;
        if (contributes) {
          if (first) {
            block.include(zeroBitPlanes(band.zeroBitPlanes(), x, y, bits));
          }
          readLengths(block, style, bits);
        }
      }
    }
  }

  private static int zeroBitPlanes(TagTree tree, int x, int y, PacketBits bits) {
    int limit = 1;
    while (!tree.isBelow(limit, x, y, bits)) {
      if (++limit > MAX_BIT_PLANES) {
        throw new MalformedDicom("a JPEG 2000 code-block of too many bit planes");
      }
    }
    return limit - 1;
  }

  /** The number of coding passes and the lengths of their codeword segments (B.10.6, B.10.7). */
  private void readLengths(CodeBlock block, ComponentStyle style, PacketBits bits) {
    int passes = passes(bits);
    int more = 0;
    while (bits.bit() == 1) {
      more++;
    }
    block.addLengthBits(more);
    int limitOfFirst = style.isHighThroughput() ? CodingPasses.ofFirstHtSegment(passes) : 0;
    while (passes > 0) {
      if (block.segmentRoom() == 0) {
        block.openSegment(segmentLimit(block, style, limitOfFirst));
      }
      int count = Math.min(passes, block.segmentRoom());
      int size = block.lengthBits() + 31 - Integer.numberOfLeadingZeros(count);
      if (size > 31) {
        throw new MalformedDicom("a JPEG 2000 codeword segment of 2^" + size + " bytes");
      }
      block.addChunk(count, bits.bits(size));
      passes -= count;
    }
    included.add(block);
  }

  private static int segmentLimit(CodeBlock block, ComponentStyle style, int limitOfFirst) {
    if (!style.isHighThroughput()) {
      return CodingPasses.ofSegment(style.blockStyle(), block.passes());
    }
    return block.passes() == 0 ? limitOfFirst : 2;
  }

  /** Table B.4. */
  private static int passes(PacketBits bits) {
    if (bits.bit() == 0) {
      return 1;
    }
    if (bits.bit() == 0) {
      return 2;
    }
    int three = bits.bits(2);
    if (three < 3) {
      return 3 + three;
    }
    int six = bits.bits(5);
    return six < 31 ? 6 + six : 37 + bits.bits(7);
  }

  private boolean readBody() {
    for (CodeBlock block : included) {
      int behind = block.place(position, end);
      if (behind < 0) {
        return false;
      }
      position = behind;
    }
    return true;
  }
}
