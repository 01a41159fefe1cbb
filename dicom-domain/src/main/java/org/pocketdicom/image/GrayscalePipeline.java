package org.pocketdicom.image;

import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.MalformedDicom;

/**
 * From stored values to gray levels (PS3.3 C.11, PS3.4 N.2): Modality LUT, VOI LUT, rounding, which
 * is half up, and last the Presentation LUT. Up to 16 bits stored, every value is computed once and
 * pixels are looked up.
 *
 * @param maximum the level of white, 255 or 65535; black is 0
 */
record GrayscalePipeline(
    ModalityLut modality, VoiLut voi, PresentationLut presentation, int maximum) {

  /**
   * The pipeline of a monochrome frame.
   *
   * @param window in place of what the frame asks for; where it asks for nothing, the range of its
   *     values without padding is shown
   */
  static GrayscalePipeline of(
      DecodedFrame frame, DataSet header, int index, Optional<Window> window, int maximum) {
    if (frame.samplesPerPixel() != 1) {
      throw new MalformedDicom("a monochrome frame of " + frame.samplesPerPixel() + " samples");
    }
    PresentationLut presentation = PresentationLut.of(header, frame.photometric());
    ModalityLut modality = ModalityLut.of(header, index, frame.isSigned());
    boolean signed = frame.isFloatingPoint() || StoredRange.of(frame).anyNegative(modality);
    Optional<VoiLut> own = window.isPresent() ? Optional.empty() : VoiLut.of(header, index, signed);
    if (own.isPresent()) {
      return new GrayscalePipeline(modality, own.get(), presentation, maximum);
    }
    ModalityLut scale = ModalityLut.scale(header, index, frame.isSigned());
    VoiLut voi =
        window.<VoiLut>map(w -> w).orElseGet(() -> PixelRange.window(frame, header, scale));
    return new GrayscalePipeline(scale, voi, presentation, maximum);
  }

  /** The level of a stored value; what is not a number is black. */
  int level(double stored) {
    if (Double.isNaN(stored)) {
      return 0;
    }
    return presentation.apply(voi.apply(modality.apply(stored), maximum), maximum);
  }

  /** The picture of a frame, of 8 bits where {@code maximum} fits them. */
  RenderedFrame render(DecodedFrame frame) {
    return maximum == 0xFF
        ? RenderedFrame.gray8(frame.columns(), frame.rows(), bytes(frame))
        : RenderedFrame.gray16(frame.columns(), frame.rows(), shorts(frame));
  }

  private byte[] bytes(DecodedFrame frame) {
    StoredRange stored = StoredRange.of(frame);
    if (stored.fitsTable()) {
      return new LevelTable(stored, this::level).bytes(frame);
    }
    byte[] levels = new byte[frame.rows() * frame.columns()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) level(frame.value(i));
    }
    return levels;
  }

  private short[] shorts(DecodedFrame frame) {
    StoredRange stored = StoredRange.of(frame);
    if (stored.fitsTable()) {
      return new LevelTable(stored, this::level).shorts(frame);
    }
    short[] levels = new short[frame.rows() * frame.columns()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (short) level(frame.value(i));
    }
    return levels;
  }
}
