package org.pocketdicom.image;

import java.util.Optional;
import org.pocketdicom.data.DataSet;

/**
 * From stored values to a picture (PS3.3 C.7.6.3, C.9, C.11).
 *
 * <ol>
 *   <li>Gray: Modality LUT, VOI LUT, rounding (half up), Presentation LUT; MONOCHROME1 is inverted
 *       last. Attributes of the frame's functional groups come before those of the Data Set. Values
 *       of a supplemental palette become its colours.
 *   <li>Colour: palette, RGB or YBR to 8-bit RGB; where it is asked for, by ICC Profile to sRGB.
 *   <li>Shutter.
 *   <li>Overlays, in white.
 *   <li>The displayed area of a presentation state.
 *   <li>Size, with square pixels.
 *   <li>Rotation and flip of a presentation state.
 * </ol>
 */
public final class FramePipeline {

  private FramePipeline() {}

  /**
   * The picture of a frame.
   *
   * @param header the object's Data Set, its lookup tables and overlays in memory
   * @param index of the frame, from 0
   * @throws org.pocketdicom.error.MalformedDicom if the attributes contradict the frame or each
   *     other
   * @throws org.pocketdicom.error.UnsupportedDicom if they ask for what is not implemented, or a
   *     table was left in the object
   */
  public static RenderedFrame render(
      DecodedFrame frame, DataSet header, int index, RenderOptions options) {
    Optional<PresentationState> state = options.presentationState();
    DataSet attributes = state.map(s -> s.apply(header, index)).orElse(header);
    RenderedFrame picture =
        frame.photometric().isMonochrome()
            ? gray(frame, attributes, index, options)
            : ColorPipeline.render(frame, attributes);
    if (options.srgb() && picture.kind() == RenderedFrame.Kind.RGB_8) {
      IccToSrgb.of(attributes).ifPresent(conversion -> conversion.apply(picture));
    }
    DisplayShutter.of(attributes, index).ifPresent(shutter -> shutter.draw(picture));
    if (options.overlays()) {
      Overlay.in(attributes).forEach(overlay -> overlay.draw(picture, index));
    }
    RenderedFrame part = state.map(s -> s.displayed(picture, header, index)).orElse(picture);
    RenderedFrame sized =
        options.size().isPresent()
            ? Resampler.fit(part, options.size().getAsInt(), PixelAspect.of(header, index))
            : part;
    return state.map(s -> s.turned(sized)).orElse(sized);
  }

  private static RenderedFrame gray(
      DecodedFrame frame, DataSet attributes, int index, RenderOptions options) {
    // A Grayscale Presentation State shows grays (PS3.4 N.2).
    Optional<SupplementalPalette> palette =
        options.presentationState().isPresent()
            ? Optional.empty()
            : SupplementalPalette.of(attributes, frame);
    int maximum = options.sixteenBit() && palette.isEmpty() ? 0xFFFF : 0xFF;
    RenderedFrame picture =
        GrayscalePipeline.of(frame, attributes, index, options.window(), maximum).render(frame);
    return palette.map(colors -> colors.applied(frame, picture)).orElse(picture);
  }
}
