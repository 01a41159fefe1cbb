package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/** The sequential DCT processes (F.2): each component has one scan, alone or with others. */
final class SequentialFrame implements FrameProcess {

  private final FrameHeader frame;
  private final List<Placement> placements;
  private final Raster raster;
  private final BitSet scanned = new BitSet();

  SequentialFrame(FrameHeader frame, List<Placement> placements, Raster raster) {
    this.frame = frame;
    this.placements = placements;
    this.raster = raster;
  }

  @Override
  public void decode(ScanHeader scan, Tables tables, Codestream stream) {
    List<ScanDecoder.Part> parts = new ArrayList<>();
    for (ScanHeader.Part part : scan.parts()) {
      Component component = part.component();
      if (scanned.get(component.index())) {
        throw new MalformedDicom("two JPEG scans of one component");
      }
      scanned.set(component.index());
      Placement placement = placements.get(component.index());
      BlockDecoder blocks =
          new BlockDecoder(
              tables.dc(part.dcTable()),
              tables.ac(part.acTable()),
              tables.quantization(component.quantization()),
              raster,
              placement);
      parts.add(new ScanDecoder.Part(component, placement, blocks));
    }
    new ScanDecoder(parts, stream, tables.restartInterval()).decode();
  }

  @Override
  public boolean isComplete() {
    return scanned.cardinality() == frame.components().size();
  }

  @Override
  public void finish() {}
}
