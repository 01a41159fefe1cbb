package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/** SOS (B.2.3). */
record ScanHeader(List<Part> parts) {

  /**
   * A component in a scan.
   *
   * @param dcTable the destination of its table for DC differences
   * @param acTable the destination of its table for AC coefficients
   */
  record Part(Component component, int dcTable, int acTable) {}

  ScanHeader {
    parts = List.copyOf(parts);
  }

  static ScanHeader read(FrameHeader frame, Segment segment) {
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
    // What remains selects coefficients and bits of progressive scans.
    return new ScanHeader(parts);
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
