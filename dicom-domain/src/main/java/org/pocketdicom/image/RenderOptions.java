package org.pocketdicom.image;

import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.error.LimitExceeded;

/**
 * How a frame is to be shown.
 *
 * @param window in place of the object's own; empty for the object's first window, else its first
 *     VOI LUT, else the range of the frame's values. Without effect on colour
 * @param sixteenBit gray levels of 16 bits in place of 8; colour always has 8
 * @param overlays whether overlays (60xx) are drawn, in white
 * @param size the longer side of the picture in pixels, 1 to {@link #MAX_SIZE}; empty for the
 *     image's own. Pixels that are not square become so where a size is asked for
 * @param presentationState says how the image is shown, in place of what it says itself
 * @param srgb colours are converted by the image's ICC Profile; else they are its samples
 */
public record RenderOptions(
    Optional<Window> window,
    boolean sixteenBit,
    boolean overlays,
    OptionalInt size,
    Optional<PresentationState> presentationState,
    boolean srgb) {

  /** The largest size that may be asked for, in pixels. */
  public static final int MAX_SIZE = 8192;

  /** As the object wants to be seen: 8 bits, overlays, its own size. */
  public static final RenderOptions DEFAULT =
      new RenderOptions(Optional.empty(), false, true, OptionalInt.empty());

  /** Options without a presentation state, colours as they are. */
  public RenderOptions(
      Optional<Window> window, boolean sixteenBit, boolean overlays, OptionalInt size) {
    this(window, sixteenBit, overlays, size, Optional.empty(), false);
  }

  /**
   * @throws IllegalArgumentException if the size is not positive
   * @throws LimitExceeded if it is more than {@link #MAX_SIZE}
   */
  public RenderOptions {
    int longerSide = size.orElse(1);
    if (longerSide < 1) {
      throw new IllegalArgumentException("a picture of size " + longerSide);
    }
    if (longerSide > MAX_SIZE) {
      throw new LimitExceeded("a picture of size " + longerSide + ", the largest is " + MAX_SIZE);
    }
  }
}
