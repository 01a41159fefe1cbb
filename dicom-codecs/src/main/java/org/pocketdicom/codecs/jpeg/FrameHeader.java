package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * SOF0 and SOF1 (B.2.2).
 *
 * @param precision bits of a sample, 8 or 12
 * @param lines 0 where DNL tells them behind the first scan
 */
record FrameHeader(int precision, int lines, int columns, List<Component> components) {

  FrameHeader {
    components = List.copyOf(components);
    if (precision != 8 && precision != 12) {
      throw new MalformedDicom("sequential JPEG of " + precision + " bits");
    }
    if (components.size() != 1 && components.size() != 3) {
      throw new UnsupportedDicom("JPEG of " + components.size() + " components is not supported");
    }
  }

  static FrameHeader read(int marker, Segment segment) {
    if (marker != Marker.SOF0_BASELINE && marker != Marker.SOF1_EXTENDED) {
      throw new UnsupportedDicom(
          "JPEG process SOF" + (marker - Marker.SOF0_BASELINE) + " is not supported");
    }
    int precision = segment.u8();
    int lines = segment.u16();
    int columns = segment.u16();
    int count = segment.u8();
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(component(i, segment));
    }
    return new FrameHeader(precision, lines, columns, components);
  }

  private static Component component(int index, Segment segment) {
    int id = segment.u8();
    int factors = segment.u8();
    int horizontal = factors >> 4;
    int vertical = factors & 15;
    int quantization = segment.u8();
    if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4 || quantization > 3) {
      throw new MalformedDicom("JPEG component " + (index + 1) + " has impossible parameters");
    }
    return new Component(index, id, horizontal, vertical, quantization);
  }

  int maxHorizontal() {
    return components.stream().mapToInt(Component::horizontal).max().orElseThrow();
  }

  int maxVertical() {
    return components.stream().mapToInt(Component::vertical).max().orElseThrow();
  }

  /** Whether a component has fewer samples than another. */
  boolean isSubsampled() {
    return components.stream()
        .anyMatch(c -> c.horizontal() < maxHorizontal() || c.vertical() < maxVertical());
  }
}
