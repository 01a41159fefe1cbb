package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.function.DoubleUnaryOperator;

/**
 * How linear samples become those of a colour encoding. From 0 to 1 it is a table over the square
 * root, between whose entries lines are drawn; the error is below 10⁻⁵. Negative samples become
 * negative ones.
 */
public final class TransferFunction {

  private static final int STEPS = 4096;

  private final DoubleUnaryOperator function;
  private final float[] table = new float[STEPS + 2];

  private TransferFunction(DoubleUnaryOperator function) {
    this.function = function;
    for (int i = 0; i < table.length; i++) {
      double root = i / (double) STEPS;
      table[i] = (float) function.applyAsDouble(root * root);
    }
  }

  /** That of sRGB (IEC 61966-2-1). */
  public static TransferFunction srgb() {
    return new TransferFunction(
        x -> x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055);
  }

  /** That of ITU-R BT.709. */
  public static TransferFunction bt709() {
    return new TransferFunction(x -> x < 0.018 ? 4.5 * x : 1.099 * Math.pow(x, 0.45) - 0.099);
  }

  /** A power of the linear samples, above 0. */
  public static TransferFunction power(double exponent) {
    return new TransferFunction(x -> Math.pow(x, exponent));
  }

  /** Applies it to all samples of a plane. */
  public void apply(Plane plane) {
    for (int y = 0; y < plane.height; y++) {
      int first = plane.index(0, y);
      for (int i = first; i < first + plane.width; i++) {
        float linear = plane.samples[i];
        plane.samples[i] = Math.copySign(value(Math.abs(linear)), linear);
      }
    }
  }

  private float value(float linear) {
    float place = (float) Math.sqrt(linear) * STEPS;
    if (!(place <= STEPS)) {
      return (float) function.applyAsDouble(linear);
    }
    int i = (int) place;
    return table[i] + (place - i) * (table[i + 1] - table[i]);
  }
}
