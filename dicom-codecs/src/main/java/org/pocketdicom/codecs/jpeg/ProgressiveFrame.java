package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/**
 * The progressive DCT processes (G.1.2, G.2): scans bring bands of coefficients, and their bits,
 * bit by bit; samples are made when all are there, or when the stream ends with EOI before.
 */
final class ProgressiveFrame implements FrameProcess {

  /** Encoders make about ten; a scan may cost as much as the frame and take few bytes. */
  private static final int MOST_SCANS = 200;

  private final List<Placement> placements;
  private final List<Coefficients> planes = new ArrayList<>();
  private final Raster raster;
  private int scans;

  ProgressiveFrame(List<Placement> placements, Raster raster) {
    this.placements = placements;
    this.raster = raster;
    placements.forEach(placement -> planes.add(new Coefficients(placement)));
  }

  @Override
  public void decode(ScanHeader scan, Tables tables, Codestream stream) {
    boolean dc = scan.start() == 0;
    boolean band =
        dc ? scan.end() == 0 : scan.start() <= scan.end() && scan.end() < 64 && isOne(scan);
    if (!band || scan.low() > 13 || scan.high() > 13) {
      throw new MalformedDicom("a progressive JPEG scan of no band of coefficients");
    }
    if (++scans > MOST_SCANS) {
      throw new LimitExceeded("a progressive JPEG of more than " + MOST_SCANS + " scans");
    }
    List<ScanDecoder.Part> parts = new ArrayList<>();
    for (ScanHeader.Part part : scan.parts()) {
      Component component = part.component();
      Coefficients plane = planes.get(component.index());
      plane.begin(scan, tables.quantization(component.quantization()));
      ScanDecoder.BlockSink blocks =
          dc ? dc(part, plane, scan, tables) : ac(part, plane, scan, tables);
      parts.add(new ScanDecoder.Part(component, placements.get(component.index()), blocks));
    }
    new ScanDecoder(parts, stream, tables.restartInterval()).decode();
  }

  private static boolean isOne(ScanHeader scan) {
    return scan.parts().size() == 1;
  }

  private static ScanDecoder.BlockSink dc(
      ScanHeader.Part part, Coefficients plane, ScanHeader scan, Tables tables) {
    return scan.high() == 0
        ? new DcFirst(plane, tables.dc(part.dcTable()), scan.low())
        : new DcRefinement(plane, scan.low());
  }

  private static ScanDecoder.BlockSink ac(
      ScanHeader.Part part, Coefficients plane, ScanHeader scan, Tables tables) {
    HuffmanTable table = tables.ac(part.acTable());
    return scan.high() == 0
        ? new AcFirst(plane, table, scan)
        : new AcRefinement(plane, table, scan);
  }

  @Override
  public boolean isComplete() {
    return planes.stream().allMatch(Coefficients::isComplete);
  }

  @Override
  public void finish() {
    for (int i = 0; i < planes.size(); i++) {
      planes.get(i).writeTo(raster, placements.get(i));
    }
  }
}
