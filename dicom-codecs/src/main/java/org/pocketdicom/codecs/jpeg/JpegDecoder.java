package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.codecs.raw.EdgeTile;
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

  /** A DC difference of nothing and an end of block; of progressive frames the first alone. */
  private static final int SHORTEST_UNIT_BITS = 2;

  private final Codestream stream;
  private final ImagePixel pixel;
  private final Tables tables = new Tables();
  private final ColorRule colorRule = new ColorRule();

  JpegDecoder(byte[] data, ImagePixel pixel) {
    this.stream = new Codestream(data);
    this.pixel = pixel;
  }

  DecodedFrame decode() {
    FrameHeader frame = FrameHeader.read(readUntilFrame(), stream.segment());
    if (EdgeTile.isOne(frame.lines(), frame.columns(), frame.precision(), pixel)) {
      ImagePixel tile = pixel.withSize(frame.lines(), frame.columns());
      return EdgeTile.padded(new JpegDecoder(stream.data(), tile).decode(), pixel);
    }
    frame.requireSizeOf(pixel);
    return frame.process() == FrameHeader.CodingProcess.LOSSLESS
        ? decodeLossless(frame)
        : decodeTransformed(frame);
  }

  private DecodedFrame decodeTransformed(FrameHeader frame) {
    boolean progressive = frame.process() == FrameHeader.CodingProcess.PROGRESSIVE;
    long samples = (long) pixel.rows() * pixel.columns() * frame.components().size();
    if (samples > ImagePixel.MAX_SAMPLES) {
      throw new LimitExceeded("a JPEG frame of " + samples + " samples");
    }
    List<Placement> placements = placements(frame, progressive ? 1 : SHORTEST_UNIT_BITS);
    Raster raster =
        new Raster(pixel.rows(), pixel.columns(), frame.components().size(), frame.precision());
    FrameProcess process =
        progressive
            ? new ProgressiveFrame(placements, raster)
            : new SequentialFrame(frame, placements, raster);
    decodeScans(frame, process);
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

  private DecodedFrame decodeLossless(FrameHeader frame) {
    if ((long) pixel.rows() * pixel.columns() * frame.components().size() / 8
        > stream.remaining()) {
      throw tooShort();
    }
    LosslessFrame process = new LosslessFrame(frame, pixel);
    decodeScans(frame, process);
    return process.decoded();
  }

  private int readUntilFrame() {
    int marker = stream.nextMarker();
    while (!Marker.isFrame(marker)) {
      read(marker);
      marker = stream.nextMarker();
    }
    return marker;
  }

  private void decodeScans(FrameHeader frame, FrameProcess process) {
    boolean mayEnd = frame.process() == FrameHeader.CodingProcess.PROGRESSIVE;
    while (!process.isComplete()) {
      int marker = stream.nextMarker();
      if (marker == Marker.SOS) {
        process.decode(ScanHeader.read(frame, stream.segment()), tables, stream);
      } else if (marker == Marker.EOI && mayEnd) {
        break;
      } else {
        read(marker);
      }
    }
    process.finish();
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
      case Marker.DRI -> tables.readRestartInterval(segment);
      case Marker.APP0, Marker.APP14 -> colorRule.read(marker, segment);
      case Marker.DAC -> throw new UnsupportedDicom("arithmetic coding of JPEG is not supported");
      default -> {
        // Comments, other applications' segments and DNL, whose number Rows gives too.
      }
    }
  }

  /** Checks too that the data can hold all blocks, before memory is taken for them. */
  private List<Placement> placements(FrameHeader frame, int shortestUnitBits) {
    List<Placement> placements = new ArrayList<>();
    long units = 0;
    for (Component component : frame.components()) {
      Placement placement = new Placement(component, frame, pixel.rows(), pixel.columns());
      units += (long) placement.unitsAcross() * placement.unitsDown();
      placements.add(placement);
    }
    if (units * shortestUnitBits / 8 > stream.remaining()) {
      throw tooShort();
    }
    return placements;
  }

  private static MalformedDicom tooShort() {
    return new MalformedDicom("a JPEG frame is too short for its size");
  }
}
