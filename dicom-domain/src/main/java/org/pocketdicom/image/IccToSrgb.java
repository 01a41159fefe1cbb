package org.pocketdicom.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * Converts a picture from the colours of the image's ICC Profile to sRGB (PS3.3 C.11.15, IEC
 * 61966-2-1), media-relative.
 */
final class IccToSrgb {

  private static final double[] D50 = {0.9642, 1, 0.8249};

  // From CIEXYZ under D50 to linear sRGB: the inverse of its primaries adapted by Bradford's
  // matrix.
  private static final double[][] XYZ_TO_LINEAR = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  private final Consumer<double[]> toXyz;

  private IccToSrgb(Consumer<double[]> toXyz) {
    this.toXyz = toXyz;
  }

  /**
   * The conversion for an image; none where it has no profile.
   *
   * @throws org.pocketdicom.error.MalformedDicom if the profile is damaged
   * @throws UnsupportedDicom if it is of a kind that is not implemented
   */
  static Optional<IccToSrgb> of(DataSet header) {
    return IccProfile.in(header).map(profile -> new IccToSrgb(connection(profile)));
  }

  /** Of the tables the colorimetric one counts before the perceptual one. */
  private static Consumer<double[]> connection(IccProfile profile) {
    return profile
        .tag("A2B1")
        .or(() -> profile.tag("A2B0"))
        .map(tag -> table(tag, profile.isLab()))
        .orElseGet(() -> matrix(profile));
  }

  private static Consumer<double[]> table(ByteBuffer tag, boolean lab) {
    List<Consumer<double[]>> steps = IccTable.steps(tag);
    // In mft2 the 16-bit encoding of L* ends at FF00 (ICC.1:2010 10.10); XYZ ends at 1 +
    // 32767/32768.
    double scale = IccProfile.text(tag, 0).equals("mft2") ? 65535.0 / 65280 : 1;
    return color -> {
      steps.forEach(step -> step.accept(color));
      if (lab) {
        double l = color[0] * scale * 100;
        labToXyz(l, color[1] * scale * 255 - 128, color[2] * scale * 255 - 128, color);
      } else {
        for (int i = 0; i < 3; i++) {
          color[i] *= 1 + 32767.0 / 32768;
        }
      }
    };
  }

  private static void labToXyz(double l, double a, double b, double[] xyz) {
    double y = (l + 16) / 116;
    double[] f = {y + a / 500, y, y - b / 200};
    for (int i = 0; i < 3; i++) {
      double cubed = f[i] * f[i] * f[i];
      xyz[i] = D50[i] * (cubed > 216.0 / 24389 ? cubed : (f[i] - 16.0 / 116) * 108 / 841);
    }
  }

  private static Consumer<double[]> matrix(IccProfile profile) {
    DoubleUnaryOperator[] curves =
        Stream.of("rTRC", "gTRC", "bTRC")
            .map(name -> IccCurve.of(required(profile, name)))
            .toArray(DoubleUnaryOperator[]::new);
    double[][] primaries =
        Stream.of("rXYZ", "gXYZ", "bXYZ")
            .map(name -> xyz(required(profile, name)))
            .toArray(double[][]::new);
    return color -> {
      double r = curves[0].applyAsDouble(color[0]);
      double g = curves[1].applyAsDouble(color[1]);
      double b = curves[2].applyAsDouble(color[2]);
      for (int i = 0; i < 3; i++) {
        color[i] = r * primaries[0][i] + g * primaries[1][i] + b * primaries[2][i];
      }
    };
  }

  private static ByteBuffer required(IccProfile profile, String tag) {
    return profile
        .tag(tag)
        .orElseThrow(() -> new UnsupportedDicom("an ICC Profile of neither a matrix nor a table"));
  }

  private static double[] xyz(ByteBuffer tag) {
    if (tag.capacity() < 20) {
      throw IccProfile.damaged();
    }
    return new double[] {
      IccProfile.fixed(tag, 8), IccProfile.fixed(tag, 12), IccProfile.fixed(tag, 16)
    };
  }

  /** Converts the pixels in place; neighbours of one colour are computed once. */
  void apply(RenderedFrame picture) {
    byte[] rgb = picture.bytes();
    double[] color = new double[3];
    int last = -1;
    for (int i = 0; i < rgb.length; i += 3) {
      int pixel = (rgb[i] & 0xFF) << 16 | (rgb[i + 1] & 0xFF) << 8 | rgb[i + 2] & 0xFF;
      if (pixel == last) {
        System.arraycopy(rgb, i - 3, rgb, i, 3);
        continue;
      }
      last = pixel;
      for (int c = 0; c < 3; c++) {
        color[c] = (rgb[i + c] & 0xFF) / 255.0;
      }
      toXyz.accept(color);
      for (int c = 0; c < 3; c++) {
        double[] row = XYZ_TO_LINEAR[c];
        rgb[i + c] = level(row[0] * color[0] + row[1] * color[1] + row[2] * color[2]);
      }
    }
  }

  private static byte level(double linear) {
    double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (byte) Math.round(Math.clamp(value, 0, 1) * 255);
  }
}
