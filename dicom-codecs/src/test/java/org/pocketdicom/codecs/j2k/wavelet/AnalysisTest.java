package org.pocketdicom.codecs.j2k.wavelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnalysisTest {

  @Test
  void synthesisUndoesItForAllSizesAndPlaces() {
    Random random = new Random(3);
    for (int width = 1; width < 9; width++) {
      for (int height = 1; height < 9; height++) {
        for (int place = 0; place < 4; place++) {
          int stride = width + 2;
          int[] samples = random.ints((long) stride * height, -40000, 40000).toArray();
          int[] plane = samples.clone();
          Synthesis.Region region =
              new Synthesis.Region(place & 1, place >> 1, width, height, stride);

          new Analysis(plane).analyze(region);
          new ReversibleSynthesis(plane).synthesize(region);

          assertThat(plane).as("%s", region).isEqualTo(samples);
        }
      }
    }
  }

  /** Equations F-9 and F-10 of a row by hand, its ends mirrored. */
  @Test
  void lowFrequenciesComeFirst() {
    int[] plane = {10, 20, 40, 10, 0};

    new Analysis(plane).analyze(new Synthesis.Region(0, 0, 5, 1, 5));

    // High: 20 − (10 + 40) / 2 and 10 − (40 + 0) / 2. Low: 10 + (−5 − 5 + 2) / 4, and so on.
    assertThat(plane).containsExactly(8, 36, -5, -5, -10);
  }
}
