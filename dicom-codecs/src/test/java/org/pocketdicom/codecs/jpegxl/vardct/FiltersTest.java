package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

class FiltersTest {

  private static final int WIDTH = 21;
  private static final int HEIGHT = 37;

  @Test
  void gaborishOfAnImpulseIsItsKernel() {
    Plane plane = new Plane(5, 5);
    plane.samples[plane.index(0, 0)] = 1;

    plane.mirror();
    Gaborish.smooth(plane, 0.1f, 0.05f);

    // In a mirror the corner is its own neighbour at two sides and at a corner.
    assertThat(sample(plane, 0, 0)).isCloseTo((1 + 0.2f + 0.05f) / 1.6f, within(1e-6f));
    assertThat(sample(plane, 1, 0)).isCloseTo((0.1f + 0.05f) / 1.6f, within(1e-6f));
    assertThat(sample(plane, 1, 1)).isCloseTo(0.05f / 1.6f, within(1e-6f));
    assertThat(sample(plane, 2, 2)).isZero();
  }

  /** Against the formula, sample by sample in double precision. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theEdgePreservingFilterIsAWeightedMean(int iterations) {
    RestorationFilter filter = filter(iterations);
    Plane[] planes = randomPlanes();
    int across = 3;
    float[] sigmas = new float[across * 5];
    for (int i = 0; i < sigmas.length; i++) {
      sigmas[i] = EdgePreservingFilter.inverse(i * 0.15f);
    }
    double[][][] expected = new double[3][HEIGHT][WIDTH];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        expected[c][i / WIDTH][i % WIDTH] = sample(planes[c], i % WIDTH, i / WIDTH);
      }
    }
    expected = iterations == 3 ? filtered(expected, 0, 0.9 * 1.65, 2) : expected;
    expected = filtered(expected, 1, 1.65, 1);
    expected = iterations >= 2 ? filtered(expected, 2, 6.5 * 1.65, 1) : expected;

    new EdgePreservingFilter(filter, sigmas, across, planes).run();

    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int x = i % WIDTH;
        int y = i / WIDTH;
        assertThat((double) sample(planes[c], x, y)).isCloseTo(expected[c][y][x], within(1e-4));
      }
    }
  }

  private static double[][][] filtered(double[][][] in, int step, double scale, int reach) {
    double[] channelScales = {40, 5, 3.5};
    double[][][] out = new double[3][HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double sigma = (y / 8 * 3 + x / 8) * 0.15f;
        boolean border = y % 8 == 0 || y % 8 == 7 || x % 8 == 0 || x % 8 == 7;
        double weights = 0;
        for (int dy = -reach; dy <= reach; dy++) {
          for (int dx = -reach; dx <= reach; dx++) {
            if (Math.abs(dx) + Math.abs(dy) > reach || sigma < 0.3 && (dx | dy) != 0) {
              continue;
            }
            double difference = 0;
            for (int c = 0; c < 3; c++) {
              for (int[] at : new int[][] {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                if (step == 2 && (at[0] | at[1]) != 0) {
                  continue;
                }
                double own = at(in[c], x + at[0], y + at[1]);
                double its = at(in[c], x + dx + at[0], y + dy + at[1]);
                difference += channelScales[c] * Math.abs(own - its);
              }
            }
            double strength = scale * (border ? 2 / 3.0 : 1) * 4 * (1 - Math.sqrt(0.5)) / sigma;
            double weight = (dx | dy) == 0 ? 1 : Math.max(0, 1 - difference * strength);
            weights += weight;
            for (int c = 0; c < 3; c++) {
              out[c][y][x] += weight * at(in[c], x + dx, y + dy);
            }
          }
        }
        for (int c = 0; c < 3; c++) {
          out[c][y][x] /= weights;
        }
      }
    }
    return out;
  }

  private static double at(double[][] plane, int x, int y) {
    int line = y < 0 ? -1 - y : Math.min(y, 2 * HEIGHT - 1 - y);
    int column = x < 0 ? -1 - x : Math.min(x, 2 * WIDTH - 1 - x);
    return plane[line][column];
  }

  private static Plane[] randomPlanes() {
    Plane[] planes = new Plane[3];
    for (int c = 0; c < 3; c++) {
      planes[c] = new Plane(WIDTH, HEIGHT);
      float[] random = DctTest.random(planes[c].samples.length + c);
      for (int i = 0; i < planes[c].samples.length; i++) {
        planes[c].samples[i] = random[i] * 0.03f;
      }
    }
    return planes;
  }

  /** Not default, no Gaborish, two bits of iterations, nothing custom, no extensions. */
  private static RestorationFilter filter(int iterations) {
    byte[] data = {(byte) (iterations << 2), 0, 0, 0, 0, 0, 0, 0};
    return RestorationFilter.read(new JxlBits(data, 0, data.length), false);
  }

  @Test
  void smoothingGoesAsFarAsTheStepsOfQuantization() {
    int size = 5;
    float[][] lf = new float[3][size * size];
    lf[1][12] = 0.5f;
    float[][] far = {lf[0].clone(), lf[1].clone(), lf[2].clone()};

    AdaptiveSmoothing.smooth(lf, size, size, new float[] {1, 1, 1});
    AdaptiveSmoothing.smooth(far, size, size, new float[] {1, 0.1f, 1});

    float center = 1 - 4 * (0.2034514f + 0.03348292f);
    assertThat(lf[1][12]).isCloseTo(0.5f * center, within(1e-6f));
    assertThat(lf[1][11]).isCloseTo(0.5f * 0.2034514f, within(1e-6f));
    assertThat(far[1][12]).isEqualTo(0.5f);
    assertThat(lf[1][0]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void upsamplingKeepsAFlatPictureAndItsSymmetry(int factor) {
    Upsampling upsampling = Upsampling.by(factor);
    Plane flat = new Plane(3, 2);
    Arrays.fill(flat.samples, 0.7f);
    Plane step = new Plane(6, 6);
    for (int i = 0; i < 36; i++) {
      step.samples[step.index(i % 6, i / 6)] = i % 6 < 3 ? 0 : 1;
    }

    Plane same = upsampling.apply(flat, 3 * factor - 1, 2 * factor);
    Plane steps = upsampling.apply(step, 6 * factor, 6 * factor);

    for (int x = 0; x < 3 * factor - 1; x++) {
      assertThat(sample(same, x, factor)).isCloseTo(0.7f, within(1e-4f));
    }
    for (int x = 0; x < 6 * factor; x++) {
      float own = sample(steps, x, 1);
      float mirrored = sample(steps, 6 * factor - 1 - x, 1);
      assertThat(own + mirrored).isCloseTo(1, within(1e-4f));
      assertThat(own).isBetween(0f, 1f);
    }
  }

  @Test
  void chromaIsInterpolatedBetweenItsSamples() {
    Plane plane = new Plane(2, 1);
    plane.samples[plane.index(1, 0)] = 4;

    Plane wide = ChromaUpsampling.columns(plane, 3);
    Plane high = ChromaUpsampling.lines(wide, 2);

    assertThat(new float[] {sample(wide, 0, 0), sample(wide, 1, 0), sample(wide, 2, 0)})
        .containsExactly(0, 1, 3);
    assertThat(sample(high, 2, 1)).isEqualTo(3);
  }

  static float sample(Plane plane, int x, int y) {
    return plane.samples[plane.index(x, y)];
  }
}
