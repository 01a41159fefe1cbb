package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/**
 * SOS (B.2.3).
 *
 * @param start the first coefficient of a progressive scan, the predictor of a lossless one, NEAR
 *     of JPEG-LS
 * @param end the last coefficient of a progressive scan, the interleave mode of JPEG-LS
 * @param high the bits that earlier progressive scans left out
 * @param low the bits that this one leaves out, or the point transform
 */
public record ScanHeader(List<Part> parts, int start, int end, int high, int low) {

  /**
   * A component in a scan.
   *
   * @param dcTable the destination of its table for DC differences
   * @param acTable the destination of its table for AC coefficients
   */
  public record Part(Component component, int dcTable, int acTable) {}

  public ScanHeader {
    parts = List.copyOf(parts);
  }

  /** Reads the parameters of a scan header. */
  public static ScanHeader read(FrameHeader frame, Segment segment) {
    int count = segment.u8();
    if (count < 1 || count > frame.components().size()) {
      throw new MalformedDicom("a JPEG scan of " + count + " components");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Component component = component(frame, segment.u8());
      int tables = segment.u8();
      parts.add(new Part(component, tables >> 4, tables & 15));
    }
    int start = segment.u8();
    int end = segment.u8();
    int approximation = segment.u8();
    return new ScanHeader(parts, start, end, approximation >> 4, approximation & 15);
  }

  private static Component component(FrameHeader frame, int id) {
    for (Component component : frame.components()) {
      if (component.id() == id) {
        return component;
      }
    }
    throw new MalformedDicom("a JPEG scan of a component that the frame does not have");
  }
}
