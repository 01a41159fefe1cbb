package org.pocketdicom.codecs.jpegls;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpeg.Codestream;
import org.pocketdicom.codecs.jpeg.FrameHeader;
import org.pocketdicom.codecs.jpeg.Marker;
import org.pocketdicom.codecs.jpeg.ScanHeader;
import org.pocketdicom.codecs.jpeg.Segment;
import org.pocketdicom.codecs.raw.SampleLines;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/**
 * Decodes one frame: takes in the segments in their order, until each component had its scan
 * (C.1.1).
 */
final class JpegLsDecoder {

  private static final int PRESET = 1;
  private static final int TABLE = 2;
  private static final int TABLE_CONTINUED = 3;

  /** Interleave mode: samples of all components in turn. */
  private static final int SAMPLE = 2;

  private final Codestream stream;
  private final ImagePixel pixel;
  private final Map<Integer, MappingTable> tables = new HashMap<>();
  private Preset preset = Preset.NONE;
  private int restartInterval;

  JpegLsDecoder(byte[] data, ImagePixel pixel) {
    stream = new Codestream(data);
    this.pixel = pixel;
  }

  DecodedFrame decode() {
    FrameHeader frame = readUntilFrame();
    frame.requireSizeOf(pixel);
    // A line of one value takes a bit or more.
    if (pixel.rows() / 8 > stream.remaining()) {
      throw new MalformedDicom("a JPEG-LS frame is too short for its size");
    }
    @Nullable SampleLines samples = null;
    BitSet scanned = new BitSet();
    int precision = 0;
    while (samples == null || scanned.cardinality() < frame.components().size()) {
      ScanHeader scan = readUntilScan(frame);
      for (ScanHeader.Part part : scan.parts()) {
        if (scanned.get(part.component().index())) {
          throw new MalformedDicom("two JPEG-LS scans of one component");
        }
        scanned.set(part.component().index());
      }
      MappingTable[] mappings = mappings(frame, scan);
      if (samples == null) {
        precision = mappings[0].precision();
        samples = new SampleLines(pixel, precision, frame.components().size());
      }
      for (MappingTable mapping : mappings) {
        if (mapping.precision() != precision) {
          throw new UnsupportedDicom("JPEG-LS components of several widths are not supported");
        }
      }
      decode(frame, scan, mappings, samples);
    }
    return samples.frame();
  }

  private FrameHeader readUntilFrame() {
    int marker = stream.nextMarker();
    while (marker != Marker.SOF55_JPEG_LS) {
      read(marker);
      marker = stream.nextMarker();
    }
    // It has the parameters of lossless JPEG (C.2.2).
    return FrameHeader.read(Marker.SOF3_LOSSLESS, stream.segment());
  }

  private ScanHeader readUntilScan(FrameHeader frame) {
    int marker = stream.nextMarker();
    while (marker != Marker.SOS) {
      read(marker);
      marker = stream.nextMarker();
    }
    ScanHeader scan = ScanHeader.read(frame, stream.segment());
    boolean interleaved = scan.parts().size() > 1;
    if (frame.isSubsampled() || interleaved && frame.maxHorizontal() * frame.maxVertical() > 1) {
      throw new UnsupportedDicom("JPEG-LS with subsampled components is not supported");
    }
    if (scan.end() > SAMPLE || interleaved && scan.end() == 0 || scan.low() >= frame.precision()) {
      throw new MalformedDicom("a JPEG-LS scan of impossible parameters");
    }
    return scan;
  }

  private void read(int marker) {
    if (marker == Marker.EOI || marker == Marker.SOS || Marker.isFrame(marker)) {
      throw new MalformedDicom("an unexpected JPEG-LS marker before byte " + stream.position());
    }
    if (Marker.standsAlone(marker)) {
      return;
    }
    Segment segment = stream.segment();
    switch (marker) {
      case Marker.LSE -> readParameters(segment);
      case Marker.DRI -> restartInterval = restartInterval(segment);
      case Marker.APP8 -> refuseColorTransform(segment);
      default -> {
        // Comments, other applications' segments and DNL, whose number Rows gives too.
      }
    }
  }

  /** C.2.4.1. */
  private void readParameters(Segment segment) {
    int type = segment.u8();
    switch (type) {
      case PRESET -> preset = Preset.read(segment);
      case TABLE -> tables.put(segment.u8(), MappingTable.read(segment));
      case TABLE_CONTINUED -> {
        MappingTable table = tables.get(segment.u8());
        if (table == null) {
          throw new MalformedDicom("a JPEG-LS mapping table that continues none");
        }
        table.readMore(segment);
      }
      default ->
          throw new UnsupportedDicom("JPEG-LS parameters of type " + type + " are not supported");
    }
  }

  /** Two to four bytes (C.2.5); a unit of it is a line. */
  private static int restartInterval(Segment segment) {
    long lines = 0;
    while (segment.remaining() > 0) {
      lines = lines << 8 | segment.u8();
    }
    return (int) Math.min(lines, Integer.MAX_VALUE);
  }

  private static void refuseColorTransform(Segment segment) {
    if (segment.accept("mrfx") && segment.u8() != 0) {
      throw new UnsupportedDicom("a colour transform that JPEG-LS does not define");
    }
  }

  private MappingTable[] mappings(FrameHeader frame, ScanHeader scan) {
    MappingTable[] mappings = new MappingTable[scan.parts().size()];
    for (int i = 0; i < mappings.length; i++) {
      // The nibbles that select tables of Huffman codes in other processes.
      int id = scan.parts().get(i).dcTable() << 4 | scan.parts().get(i).acTable();
      MappingTable table = id == 0 ? MappingTable.none(frame.precision()) : tables.get(id);
      if (table == null) {
        throw new MalformedDicom("a JPEG-LS scan without a mapping table that it needs");
      }
      mappings[i] = table;
    }
    return mappings;
  }

  private void decode(
      FrameHeader frame, ScanHeader scan, MappingTable[] mappings, SampleLines samples) {
    int near = scan.start();
    Model model = new Model(preset.withDefaults(frame.precision(), near), near);
    int count = scan.parts().size();
    LsBitReader bits = new LsBitReader(stream.data(), stream.position());
    LineDecoder lines = new LineDecoder(model, bits, pixel.columns(), count, scan.end() == SAMPLE);
    int interval = restartInterval == 0 ? pixel.rows() : restartInterval;
    for (int row = 0; row < pixel.rows(); row++) {
      if (row > 0 && row % interval == 0) {
        bits.restart(stream.restart(bits.position(), row / interval - 1));
        lines.restart();
      }
      lines.decode();
      for (int i = 0; i < count; i++) {
        int[] line = lines.line(i);
        if (mappings[i].maps()) {
          line = mappings[i].mapped(line);
        }
        samples.put(line, 1, row, scan.parts().get(i).component().index(), scan.low());
      }
    }
    stream.moveTo(bits.position());
  }
}
