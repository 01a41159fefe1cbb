package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.Window.Function;

/**
 * Every stored value under many parameters, against the formulas of PS3.3 C.11 written down
 * plainly. No difference is allowed.
 */
class GrayscaleFormulaTest {

  private static final int[] BITS = {1, 7, 8, 12, 16};
  private static final double[][] RESCALES = {{1, 0}, {1, -1024}, {0.73, 11.5}, {-2.5, 300}};
  private static final double[][] WINDOWS = {{40, 400}, {0.5, 1}, {-600.25, 1500.5}, {128, 256}};

  @Test
  void everyLevelIsThatOfTheFormula() {
    for (int bits : BITS) {
      for (boolean signed : new boolean[] {false, true}) {
        for (double[] rescale : RESCALES) {
          for (double[] window : WINDOWS) {
            for (Function function : Function.values()) {
              check(bits, signed, rescale, new Window(window[0], window[1], function));
            }
          }
        }
      }
    }
  }

  private static void check(int bits, boolean signed, double[] rescale, Window window) {
    int[] stored =
        IntStream.range(0, 1 << bits).map(i -> signed ? i - (1 << bits - 1) : i).toArray();
    for (String photometric : new String[] {"MONOCHROME1", "MONOCHROME2"}) {
      DecodedFrame frame = frame(stored, bits, signed, photometric);
      DataSet header =
          DataSet.builder()
              .put(Tags.RescaleSlope, Vr.DS, Double.toString(rescale[0]))
              .put(Tags.RescaleIntercept, Vr.DS, Double.toString(rescale[1]))
              .build();
      for (boolean sixteenBit : new boolean[] {false, true}) {
        int maximum = sixteenBit ? 65535 : 255;
        RenderOptions options =
            new RenderOptions(Optional.of(window), sixteenBit, false, RenderOptions.DEFAULT.size());

        int[] levels = ImageHeaders.levels(FramePipeline.render(frame, header, 0, options));

        int[] expected =
            IntStream.of(stored)
                .mapToDouble(value -> value * rescale[0] + rescale[1])
                .mapToInt(value -> (int) Math.floor(formula(value, window, maximum) + 0.5))
                .map(level -> photometric.equals("MONOCHROME1") ? maximum - level : level)
                .toArray();
        assertThat(levels).as("%s bits, signed %s, %s", bits, signed, window).isEqualTo(expected);
      }
    }
  }

  private static DecodedFrame frame(int[] stored, int bits, boolean signed, String photometric) {
    short[] samples = new short[stored.length];
    for (int i = 0; i < stored.length; i++) {
      samples[i] = (short) stored[i];
    }
    return new DecodedFrame(
        1, stored.length, 1, bits, signed, PhotometricInterpretation.of(photometric), samples);
  }

  private static double formula(double x, Window window, double ymax) {
    double c = window.center();
    double w = window.width();
    return switch (window.function()) {
      case LINEAR -> {
        if (x <= c - 0.5 - (w - 1) / 2) {
          yield 0;
        }
        yield x > c - 0.5 + (w - 1) / 2 ? ymax : ((x - (c - 0.5)) / (w - 1) + 0.5) * ymax;
      }
      case LINEAR_EXACT -> {
        if (x <= c - w / 2) {
          yield 0;
        }
        yield x > c + w / 2 ? ymax : ((x - c) / w + 0.5) * ymax;
      }
      case SIGMOID -> ymax / (1 + Math.exp(-4 * (x - c) / w));
    };
  }
}
