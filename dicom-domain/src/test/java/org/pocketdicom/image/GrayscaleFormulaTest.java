package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
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

  private static final int[] BITS = {1, 2, 7, 8, 9, 10, 12, 14, 16, 24, 32};

  /** Of more than 16 bits, so many values from the least to the greatest. */
  private static final int SAMPLE = 10_001;

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
    long[] stored = stored(bits, signed);
    for (String photometric : new String[] {"MONOCHROME1", "MONOCHROME2"}) {
      DecodedFrame frame = frame(stored, bits, signed, photometric);
      DataSet header =
          DataSet.builder()
              .put(Tags.RescaleSlope, Vr.DS, Double.toString(rescale[0]))
              .put(Tags.RescaleIntercept, Vr.DS, Double.toString(rescale[1]))
              .put(Tags.WindowCenter, Vr.DS, Double.toString(window.center()))
              .put(Tags.WindowWidth, Vr.DS, Double.toString(window.width()))
              .put(Tags.VOILUTFunction, Vr.CS, window.function().name())
              .build();
      // The window is the header's, or given in its place.
      for (boolean sixteenBit : new boolean[] {false, true}) {
        int maximum = sixteenBit ? 65535 : 255;
        RenderOptions options =
            new RenderOptions(
                Optional.of(window).filter(given -> sixteenBit),
                sixteenBit,
                false,
                RenderOptions.DEFAULT.size());

        int[] levels = ImageHeaders.levels(FramePipeline.render(frame, header, 0, options));

        int[] expected =
            LongStream.of(stored)
                .mapToDouble(value -> value * rescale[0] + rescale[1])
                .mapToInt(value -> (int) Math.floor(formula(value, window, maximum) + 0.5))
                .map(level -> photometric.equals("MONOCHROME1") ? maximum - level : level)
                .toArray();
        assertThat(levels).as("%s bits, signed %s, %s", bits, signed, window).isEqualTo(expected);
      }
    }
  }

  private static long[] stored(int bits, boolean signed) {
    long count = 1L << bits;
    long least = signed ? -count / 2 : 0;
    return bits <= 16
        ? LongStream.range(least, least + count).toArray()
        : LongStream.range(0, SAMPLE).map(i -> least + i * (count - 1) / (SAMPLE - 1)).toArray();
  }

  private static DecodedFrame frame(long[] stored, int bits, boolean signed, String photometric) {
    short[] shorts = new short[bits <= 16 ? stored.length : 0];
    int[] ints = new int[bits <= 16 ? 0 : stored.length];
    for (int i = 0; i < stored.length; i++) {
      if (bits <= 16) {
        shorts[i] = (short) stored[i];
      } else {
        ints[i] = (int) stored[i];
      }
    }
    return new DecodedFrame(
        1,
        stored.length,
        1,
        bits,
        signed,
        PhotometricInterpretation.of(photometric),
        bits <= 16 ? shorts : ints);
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
