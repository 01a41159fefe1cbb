package org.pocketdicom.image;

import org.pocketdicom.error.MalformedDicom;

/**
 * A window (PS3.3 C.11.2.1.2).
 *
 * @param center in units of the Modality LUT's output, e.g. HU for CT
 * @param width in the same units
 * @param function (0028,1056)
 */
public record Window(double center, double width, Function function) implements VoiLut {

  /** VOI LUT Function (0028,1056). */
  public enum Function {
    /** C.11.2.1.2.1. */
    LINEAR,
    /** C.11.2.1.3.2. */
    LINEAR_EXACT,
    /** C.11.2.1.3.1. */
    SIGMOID
  }

  /**
   * @throws MalformedDicom where the function is not defined for this width, or a number is not
   *     finite
   */
  public Window {
    boolean valid = function == Function.LINEAR ? width >= 1 : width > 0;
    if (!valid || !Double.isFinite(width) || !Double.isFinite(center)) {
      throw new MalformedDicom("Window Width (0028,1051) is out of range for " + function);
    }
  }

  /** The window whose lower end is black and whose upper end is white; of one value, black. */
  static Window between(double least, double greatest) {
    return least < greatest
        ? new Window(
            least / 2 + greatest / 2,
            Math.min(greatest - least, Double.MAX_VALUE),
            Function.LINEAR_EXACT)
        : new Window(greatest + 0.5, 1, Function.LINEAR_EXACT);
  }

  @Override
  public double apply(double value, double maximum) {
    return switch (function) {
      case LINEAR -> ramp(value, center - 0.5, width - 1, maximum);
      case LINEAR_EXACT -> ramp(value, center, width, maximum);
      case SIGMOID -> maximum / (1 + Math.exp(-4 * (value - center) / width));
    };
  }

  private static double ramp(double value, double center, double width, double maximum) {
    if (value <= center - width / 2) {
      return 0;
    }
    if (value > center + width / 2) {
      return maximum;
    }
    return ((value - center) / width + 0.5) * maximum;
  }
}
