package org.pocketdicom.image;

import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;

/** One-dimensional curves of profiles, from 0–1 to 0–1 (ICC.1:2010 10.5, 10.15). */
final class IccCurve {

  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

  private IccCurve() {}

  /** The curve of a tag of type curv or para. */
  static DoubleUnaryOperator of(ByteBuffer tag) {
    if (tag.capacity() < 12) {
      throw IccProfile.damaged();
    }
    return switch (IccProfile.text(tag, 0)) {
      case "curv" -> sampled(tag);
      case "para" -> parametric(tag);
      default -> throw IccProfile.damaged();
    };
  }

  /** The bytes of such a curve with those that fill its last four. */
  static int length(ByteBuffer tag) {
    int length =
        IccProfile.text(tag, 0).equals("curv")
            ? 12 + 2 * tag.getInt(8)
            : 12 + 4 * PARAMETERS[tag.getShort(8)];
    return (length + 3) / 4 * 4;
  }

  private static DoubleUnaryOperator sampled(ByteBuffer tag) {
    int count = tag.getInt(8);
    if (count < 0 || count > (tag.capacity() - 12) / 2) {
      throw IccProfile.damaged();
    }
    if (count == 0) {
      return x -> x;
    }
    if (count == 1) {
      double gamma = (tag.getShort(12) & 0xFFFF) / 256.0;
      return x -> Math.pow(x, gamma);
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (tag.getShort(12 + 2 * i) & 0xFFFF) / 65535.0;
    }
    return x -> interpolated(values, 0, count, x);
  }

  /** The value of a table at a place from 0 to 1. */
  static double interpolated(double[] values, int from, int count, double x) {
    double place = Math.clamp(x, 0, 1) * (count - 1);
    int low = Math.min((int) place, count - 2);
    double part = place - low;
    return values[from + low] * (1 - part) + values[from + low + 1] * part;
  }

  // Table 65: Y = (aX + b)^g + e where X >= d, else cX + f.
  private static DoubleUnaryOperator parametric(ByteBuffer tag) {
    int type = tag.getShort(8);
    if (type < 0 || type >= PARAMETERS.length || tag.capacity() < 12 + 4 * PARAMETERS[type]) {
      throw IccProfile.damaged();
    }
    double[] p = new double[7];
    for (int i = 0; i < PARAMETERS[type]; i++) {
      p[i] = IccProfile.fixed(tag, 12 + 4 * i);
    }
    double gamma = p[0];
    double a = type == 0 ? 1 : p[1];
    double b = p[2];
    double linearBelow = type == 0 ? 0 : type <= 2 ? -b / a : p[4];
    double slope = type <= 2 ? 0 : p[3];
    double above = type == 2 ? p[3] : p[5];
    double below = type == 2 ? p[3] : p[6];
    return x -> x >= linearBelow ? Math.pow(a * x + b, gamma) + above : slope * x + below;
  }
}
