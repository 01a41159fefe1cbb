package org.pocketdicom.archive;

import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.image.PresentationState;
import org.pocketdicom.image.Window;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/**
 * What picture is wanted.
 *
 * @param frame from 0; empty for all frames, in one file where the format can hold several
 * @param window in place of the object's own; empty for the object's first window or VOI LUT, or
 *     the range of the frame's values
 * @param size the longer side of the picture in pixels; empty for the image's own
 * @param overlays whether overlays (60xx) are burnt in
 * @param presentationState says how the image is shown, in place of what it says itself
 * @param srgb colours are converted by the image's ICC Profile
 */
public record RenderRequest(
    ImageFormat format,
    OptionalInt frame,
    Optional<Window> window,
    OptionalInt size,
    boolean overlays,
    ImageEncoder.Options options,
    Optional<PresentationState> presentationState,
    boolean srgb) {

  /** A request without a presentation state, colours as they are. */
  public RenderRequest(
      ImageFormat format,
      OptionalInt frame,
      Optional<Window> window,
      OptionalInt size,
      boolean overlays,
      ImageEncoder.Options options) {
    this(format, frame, window, size, overlays, options, Optional.empty(), false);
  }

  /** The first frame as the object wants to be seen, overlays included. */
  public static RenderRequest of(ImageFormat format) {
    return new RenderRequest(
        format,
        OptionalInt.of(0),
        Optional.empty(),
        OptionalInt.empty(),
        true,
        ImageEncoder.Options.DEFAULT);
  }

  /** The same for one frame. */
  public RenderRequest ofFrame(int index) {
    return new RenderRequest(
        format, OptionalInt.of(index), window, size, overlays, options, presentationState, srgb);
  }

  /** The same in another size. */
  public RenderRequest ofSize(int longerSide) {
    return new RenderRequest(
        format,
        frame,
        window,
        OptionalInt.of(longerSide),
        overlays,
        options,
        presentationState,
        srgb);
  }

  /** The same under a presentation state. */
  public RenderRequest with(PresentationState state) {
    return new RenderRequest(
        format, frame, window, size, overlays, options, Optional.of(state), srgb);
  }
}
