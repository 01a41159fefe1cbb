package org.pocketdicom.codecs.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.ImagePixel;

/**
 * SOF0 to SOF3 (B.2.2).
 *
 * @param precision bits of a sample
 * @param lines 0 where DNL tells them behind the first scan
 */
public record FrameHeader(
    CodingProcess process, int precision, int lines, int columns, List<Component> components) {

  /** How the samples are coded; Huffman coding in each. */
  public enum CodingProcess {
    SEQUENTIAL,
    PROGRESSIVE,
    LOSSLESS
  }

  public FrameHeader {
    components = List.copyOf(components);
    boolean possible =
        process == CodingProcess.LOSSLESS
            ? precision >= 2 && precision <= 16
            : precision == 8 || precision == 12;
    if (!possible) {
      throw new MalformedDicom("JPEG, " + process + ", of " + precision + " bits");
    }
    if (components.size() != 1 && components.size() != 3) {
      throw new UnsupportedDicom("JPEG of " + components.size() + " components is not supported");
    }
  }

  /**
   * Reads the parameters of a frame header.
   *
   * @param marker SOF0 to SOF3; that of JPEG-LS has the parameters of SOF3
   */
  public static FrameHeader read(int marker, Segment segment) {
    CodingProcess process =
        switch (marker) {
          case Marker.SOF0_BASELINE, Marker.SOF1_EXTENDED -> CodingProcess.SEQUENTIAL;
          case Marker.SOF2_PROGRESSIVE -> CodingProcess.PROGRESSIVE;
          case Marker.SOF3_LOSSLESS -> CodingProcess.LOSSLESS;
          default ->
              throw new UnsupportedDicom(
                  "JPEG process SOF" + (marker - Marker.SOF0_BASELINE) + " is not supported");
        };
    int precision = segment.u8();
    int lines = segment.u16();
    int columns = segment.u16();
    int count = segment.u8();
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(component(i, segment));
    }
    return new FrameHeader(process, precision, lines, columns, components);
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

  /**
   * Makes sure that the frame has the size that the attributes say; lines that are not told here
   * are those of the attributes.
   */
  public void requireSizeOf(ImagePixel pixel) {
    boolean sameRows = lines == pixel.rows() || lines == 0;
    if (!sameRows || columns != pixel.columns()) {
      throw new MalformedDicom(
          "a JPEG frame of "
              + lines
              + " x "
              + columns
              + " under the attributes of one of "
              + pixel.rows()
              + " x "
              + pixel.columns());
    }
  }

  /** The largest factor across. */
  public int maxHorizontal() {
    return components.stream().mapToInt(Component::horizontal).max().orElseThrow();
  }

  /** The largest factor down. */
  public int maxVertical() {
    return components.stream().mapToInt(Component::vertical).max().orElseThrow();
  }

  /** Whether a component has fewer samples than another. */
  public boolean isSubsampled() {
    return components.stream()
        .anyMatch(c -> c.horizontal() < maxHorizontal() || c.vertical() < maxVertical());
  }
}
