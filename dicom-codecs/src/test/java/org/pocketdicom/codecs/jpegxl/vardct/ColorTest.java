package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColorTest {

  /** The forward transform: absorbance, cube root, sum and difference. */
  @Test
  void xybBecomesTheLinearRgbThatItWasMadeOf() {
    double[] rgb = {0.8, 0.3, 0.05};
    double[][] absorbance = {
      {0.30, 0.622, 0.078},
      {0.23, 0.692, 0.078},
      {0.243422689245, 0.204767444245, 0.55180986651}
    };
    double[] root = new double[3];
    double bias = 0.0037930732552754493;
    for (int i = 0; i < 3; i++) {
      double mixed = bias;
      for (int c = 0; c < 3; c++) {
        mixed += absorbance[i][c] * rgb[c];
      }
      root[i] = Math.cbrt(mixed) - Math.cbrt(bias);
    }
    List<Plane> planes = planes((root[0] - root[1]) / 2, (root[0] + root[1]) / 2, root[2]);

    new OpsinInverse().toLinear(planes, 255);

    for (int c = 0; c < 3; c++) {
      assertThat((double) FiltersTest.sample(planes.get(c), 0, 0)).isCloseTo(rgb[c], within(1e-5));
    }
  }

  @Test
  void ycbcrBecomesRgb() {
    // A saturated red of JPEG: Y 76, Cb 85, Cr 255.
    List<Plane> planes = planes((85 - 128) / 255.0, (76 - 128) / 255.0, (255 - 128) / 255.0);

    ColorTransform.fromYcbcr(planes);

    assertThat(255 * FiltersTest.sample(planes.get(0), 0, 0)).isCloseTo(254, within(0.1f));
    assertThat(255 * FiltersTest.sample(planes.get(1), 0, 0)).isCloseTo(0, within(0.2f));
    assertThat(255 * FiltersTest.sample(planes.get(2), 0, 0)).isCloseTo(0, within(0.3f));
  }

  @Test
  void luminanceOfWhiteIsOne() {
    List<Plane> planes = planes(1, 1, 1);

    ColorTransform.toLuminance(planes);

    assertThat(FiltersTest.sample(planes.get(0), 0, 0)).isCloseTo(1, within(1e-6f));
  }

  @Test
  void theTableOfATransferFunctionIsAsGoodAsTheFunction() {
    Plane plane = new Plane(1000, 1);
    float[] linear = new float[1000];
    for (int i = 0; i < 1000; i++) {
      linear[i] = i * i * i / 0.9e9f - 0.05f;
      plane.samples[plane.index(i, 0)] = linear[i];
    }

    TransferFunction.srgb().apply(plane);

    for (int i = 0; i < 1000; i++) {
      double x = Math.abs(linear[i]);
      double srgb = x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055;
      assertThat((double) FiltersTest.sample(plane, i, 0))
          .isCloseTo(Math.copySign(srgb, linear[i]), within(1e-5));
    }
  }

  private static List<Plane> planes(double... values) {
    Plane[] planes = new Plane[values.length];
    for (int c = 0; c < values.length; c++) {
      planes[c] = new Plane(1, 1);
      planes[c].samples[planes[c].index(0, 0)] = (float) values[c];
    }
    return List.of(planes);
  }
}
