package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/**
 * Decodes one frame: takes in the segments in their order, until each component had its scan
 * (B.2.1).
 */
final class JpegDecoder {

  /** A DC difference of nothing and an end of block. */
  private static final int SHORTEST_UNIT_BITS = 2;

  private final Codestream stream;
  private final ImagePixel pixel;
  private final Tables tables = new Tables();
  private final ColorRule colorRule = new ColorRule();
  private int restartInterval;

  JpegDecoder(byte[] data, ImagePixel pixel) {
    this.stream = new Codestream(data);
    this.pixel = pixel;
  }

  DecodedFrame decode() {
    FrameHeader frame = FrameHeader.read(readUntilFrame(), stream.segment());
    checkSize(frame);
    List<Placement> placements = placements(frame);
    Raster raster =
        new Raster(pixel.rows(), pixel.columns(), frame.components().size(), frame.precision());
    decodeScans(frame, placements, raster);
    for (Component component : frame.components()) {
      new Interpolation(raster, component, frame).apply();
    }
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        frame.components().size(),
        frame.precision(),
        pixel.signed(),
        colorRule.photometric(frame, pixel.photometric()),
        raster.samples(pixel.signed()));
  }

  private int readUntilFrame() {
    int marker = stream.nextMarker();
    while (!Marker.isFrame(marker)) {
      read(marker);
      marker = stream.nextMarker();
    }
    return marker;
  }

  private void decodeScans(FrameHeader frame, List<Placement> placements, Raster raster) {
    BitSet scanned = new BitSet();
    while (scanned.cardinality() < frame.components().size()) {
      int marker = stream.nextMarker();
      if (marker != Marker.SOS) {
        read(marker);
        continue;
      }
      ScanHeader scan = ScanHeader.read(frame, stream.segment());
      for (ScanHeader.Part part : scan.parts()) {
        if (scanned.get(part.component().index())) {
          throw new MalformedDicom("two JPEG scans of one component");
        }
        scanned.set(part.component().index());
      }
      new ScanDecoder(parts(scan, placements), raster, stream, restartInterval).decode();
    }
  }

  private List<ScanDecoder.Part> parts(ScanHeader scan, List<Placement> placements) {
    List<ScanDecoder.Part> parts = new ArrayList<>();
    for (ScanHeader.Part part : scan.parts()) {
      BlockDecoder decoder =
          new BlockDecoder(
              tables.dc(part.dcTable()),
              tables.ac(part.acTable()),
              tables.quantization(part.component().quantization()));
      parts.add(
          new ScanDecoder.Part(
              part.component(), decoder, placements.get(part.component().index())));
    }
    return parts;
  }

  private void read(int marker) {
    if (marker == Marker.EOI || marker == Marker.SOS || Marker.isFrame(marker)) {
      throw new MalformedDicom("an unexpected JPEG marker before byte " + stream.position());
    }
    if (Marker.standsAlone(marker)) {
      return;
    }
    Segment segment = stream.segment();
    switch (marker) {
      case Marker.DQT -> tables.readQuantization(segment);
      case Marker.DHT -> tables.readHuffman(segment);
      case Marker.DRI -> restartInterval = segment.u16();
      case Marker.APP0, Marker.APP14 -> colorRule.read(marker, segment);
      case Marker.DAC -> throw new UnsupportedDicom("arithmetic coding of JPEG is not supported");
      default -> {
        // Comments, other applications' segments and DNL, whose number Rows gives too.
      }
    }
  }

  private void checkSize(FrameHeader frame) {
    boolean sameRows = frame.lines() == pixel.rows() || frame.lines() == 0;
    if (!sameRows || frame.columns() != pixel.columns()) {
      throw new MalformedDicom(
          "a JPEG frame of "
              + frame.lines()
              + " x "
              + frame.columns()
              + " under the attributes of one of "
              + pixel.rows()
              + " x "
              + pixel.columns());
    }
    long samples = (long) pixel.rows() * pixel.columns() * frame.components().size();
    if (samples > ImagePixel.MAX_SAMPLES) {
      throw new LimitExceeded("a JPEG frame of " + samples + " samples");
    }
  }

  /** Checks too that the data can hold all blocks, before memory is taken for them. */
  private List<Placement> placements(FrameHeader frame) {
    List<Placement> placements = new ArrayList<>();
    long units = 0;
    for (Component component : frame.components()) {
      Placement placement = new Placement(component, frame, pixel.rows(), pixel.columns());
      units += (long) placement.unitsAcross() * placement.unitsDown();
      placements.add(placement);
    }
    if (units * SHORTEST_UNIT_BITS / 8 > stream.remaining()) {
      throw new MalformedDicom("a JPEG frame is too short for its size");
    }
    return placements;
  }
}
