package org.pocketdicom.codecs.jpegxl;

import java.util.Arrays;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/** The passes in which a frame becomes sharper (Annex F). */
final class Passes {

  static final Passes ONE = new Passes(1);

  private final int count;

  private final int[] shifts;

  /** The least of the shifts of channels that each pass has. */
  private final int[] leastShifts;

  private Passes(int count) {
    this.count = count;
    shifts = new int[count];
    leastShifts = new int[count];
    leastShifts[0] = count == 1 ? 0 : 3;
  }

  static Passes read(JxlBits bits) {
    int count = bits.u32(1, 0, 2, 0, 3, 0, 4, 3);
    if (count == 1) {
      return ONE;
    }
    Passes passes = new Passes(count);
    int steps = bits.u32(0, 0, 1, 0, 2, 0, 3, 1);
    for (int i = 0; i < count - 1; i++) {
      passes.shifts[i] = bits.u(2);
    }
    int[] factors = new int[steps];
    for (int i = 0; i < steps; i++) {
      factors[i] = bits.u(2);
    }
    int[] reached = new int[count];
    Arrays.fill(reached, -1);
    for (int i = 0; i < steps; i++) {
      int pass = bits.u32(0, 0, 1, 0, 2, 0, 0, 3);
      if (pass >= count) {
        throw new MalformedDicom("a JPEG XL pass that there is not");
      }
      reached[pass] = factors[i];
    }
    int least = 3;
    for (int i = 0; i < count; i++) {
      least = i == count - 1 ? 0 : reached[i] >= 0 ? reached[i] : least;
      passes.leastShifts[i] = least;
    }
    return passes;
  }

  int count() {
    return count;
  }

  /** Bits by which the coefficients of each pass are shifted. */
  List<Integer> shifts() {
    return Arrays.stream(shifts).boxed().toList();
  }

  /** The least shift of a pass' channels; the greatest is {@link #greatestShift}. */
  int leastShift(int pass) {
    return leastShifts[pass];
  }

  /** Channels of greater shifts are in earlier passes, or in LF groups. */
  int greatestShift(int pass) {
    return pass == 0 ? 2 : leastShifts[pass - 1] - 1;
  }
}
