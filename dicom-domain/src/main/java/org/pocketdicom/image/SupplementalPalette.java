package org.pocketdicom.image;

import java.util.Optional;
import java.util.Set;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * The colours of a gray image whose Pixel Presentation (0008,9205) says that it has some (PS3.3
 * C.7.6.19, C.8.16.2.1.1.3): stored values from the first one that its palette maps are colours,
 * those below it gray.
 */
record SupplementalPalette(Palette palette) {

  private static final Set<String> COLORED = Set.of("COLOR", "MIXED");

  static Optional<SupplementalPalette> of(DataSet header, DecodedFrame frame) {
    boolean colored = header.string(Tags.PixelPresentation).filter(COLORED::contains).isPresent();
    return colored && header.contains(Tags.RedPaletteColorLookupTableDescriptor)
        ? Optional.of(new SupplementalPalette(Palette.of(header, frame.isSigned())))
        : Optional.empty();
  }

  /**
   * The picture in colour.
   *
   * @param gray the frame's picture of 8 bits
   */
  RenderedFrame applied(DecodedFrame frame, RenderedFrame gray) {
    byte[] rgb = palette.apply(frame);
    byte[] levels = gray.bytes();
    int first = palette.red().firstMapped();
    for (int i = 0; i < levels.length; i++) {
      if (frame.sample(i) < first) {
        rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = levels[i];
      }
    }
    return RenderedFrame.rgb8(gray.width(), gray.height(), rgb);
  }
}
