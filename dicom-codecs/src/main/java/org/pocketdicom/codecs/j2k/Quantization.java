package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/**
 * The step sizes of a component's sub-bands (QCD, QCC: A.6.4).
 *
 * @param derived there is one step size, from which those of the sub-bands follow (equation E-5)
 * @param steps exponent × 2048 + mantissa, by sub-band: LL, HL, LH, HH, HL, …
 */
record Quantization(int guardBits, boolean derived, List<Integer> steps) {

  private static final int MANTISSA = 11;

  Quantization {
    steps = List.copyOf(steps);
  }

  static Quantization read(MarkerSegment segment) {
    int style = segment.u8();
    List<Integer> steps = new ArrayList<>();
    switch (style & 31) {
      case 0 -> {
        while (segment.remaining() > 0) {
          steps.add(segment.u8() >> 3 << MANTISSA);
        }
      }
      case 1 -> steps.add(segment.u16());
      case 2 -> {
        while (segment.remaining() > 1) {
          steps.add(segment.u16());
        }
      }
      default -> throw new MalformedDicom("JPEG 2000 quantization style " + (style & 31));
    }
    return new Quantization(style >> 5, (style & 31) == 1, steps);
  }

  /** The bit planes of a sub-band (equation E-2). */
  int bitPlanes(int resolution, Orientation orientation) {
    return Math.max(0, guardBits + exponent(resolution, orientation) - 1);
  }

  /**
   * The step size of a sub-band (equation E-3).
   *
   * @param precision the component's
   */
  float stepSize(int resolution, Orientation orientation, int precision) {
    int mantissa = step(resolution, orientation) & ((1 << MANTISSA) - 1);
    int exponent = precision + orientation.gain() - exponent(resolution, orientation);
    return Math.scalb(1 + mantissa / (float) (1 << MANTISSA), exponent);
  }

  private int exponent(int resolution, Orientation orientation) {
    int exponent = step(resolution, orientation) >> MANTISSA;
    return derived ? exponent - Math.max(0, resolution - 1) : exponent;
  }

  private int step(int resolution, Orientation orientation) {
    int index = derived || resolution == 0 ? 0 : 3 * (resolution - 1) + orientation.index();
    if (index >= steps.size()) {
      throw new MalformedDicom("JPEG 2000 without a step size for resolution " + resolution);
    }
    return steps.get(index);
  }
}
