package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/** How XYB becomes linear RGB, and what quantized numbers stand for (OpsinInverseMatrix). */
public final class OpsinInverse {

  final float[] matrix = {
    11.031567f, -9.866944f, -0.16462299f,
    -3.2541473f, 4.4187703f, -0.16462299f,
    -3.6588514f, 2.712923f, 1.9459282f
  };

  final float[] biases = {-0.0037930734f, -0.0037930734f, -0.0037930734f};

  /** What ±1 means in each channel, and what is taken from greater numbers, divided by them. */
  final float[] quantBiases = {1 - 0.054650072f, 1 - 0.0700545f, 1 - 0.049935102f, 0.145f};

  /** The one that applies where none is told. */
  public OpsinInverse() {}

  /**
   * Reads one from the image's metadata.
   *
   * @throws org.pocketdicom.error.MalformedDicom behind the end
   */
  public static OpsinInverse read(JxlBits bits) {
    OpsinInverse opsin = new OpsinInverse();
    if (!bits.bool()) {
      fill(bits, opsin.matrix);
      fill(bits, opsin.biases);
      fill(bits, opsin.quantBiases);
    }
    return opsin;
  }

  private static void fill(JxlBits bits, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = bits.f16();
    }
  }

  /**
   * Makes linear RGB, of sRGB's primaries, of the planes X, Y and B.
   *
   * @param intensityTarget of the image, in candela per square metre
   */
  public void toLinear(List<Plane> planes, float intensityTarget) {
    float scale = 255 / intensityTarget;
    float[] m = new float[9];
    for (int i = 0; i < 9; i++) {
      m[i] = matrix[i] * scale;
    }
    float rootR = (float) Math.cbrt(biases[0]);
    float rootG = (float) Math.cbrt(biases[1]);
    float rootB = (float) Math.cbrt(biases[2]);
    Plane size = planes.getFirst();
    float[] xs = planes.get(0).samples;
    float[] ys = planes.get(1).samples;
    float[] bs = planes.get(2).samples;
    for (int line = 0; line < size.height; line++) {
      int first = size.index(0, line);
      for (int i = first; i < first + size.width; i++) {
        float r = ys[i] + xs[i] - rootR;
        float g = ys[i] - xs[i] - rootG;
        float b = bs[i] - rootB;
        float mixedR = r * r * r + biases[0];
        float mixedG = g * g * g + biases[1];
        float mixedB = b * b * b + biases[2];
        xs[i] = m[0] * mixedR + m[1] * mixedG + m[2] * mixedB;
        ys[i] = m[3] * mixedR + m[4] * mixedG + m[5] * mixedB;
        bs[i] = m[6] * mixedR + m[7] * mixedG + m[8] * mixedB;
      }
    }
  }
}
