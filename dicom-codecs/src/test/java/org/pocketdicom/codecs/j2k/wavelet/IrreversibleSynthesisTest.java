package org.pocketdicom.codecs.j2k.wavelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IrreversibleSynthesisTest {

  /** The low-pass filter has a gain of 1, at even and odd places (F.3.8.2). */
  @Test
  void aFlatSurfaceIsMadeOfEqualLowFrequencies() {
    for (int place = 0; place < 4; place++) {
      Synthesis.Region region = new Synthesis.Region(place & 1, place >> 1, 7, 6, 9);
      float[] plane = new float[9 * 6];
      for (int y = 0; y < region.lowRows(); y++) {
        Arrays.fill(plane, 9 * y, 9 * y + region.lowColumns(), 100);
      }

      new IrreversibleSynthesis(plane).synthesize(region);

      for (int i = 0; i < plane.length; i++) {
        assertThat(plane[i]).as("%s", region).isEqualTo(i % 9 < 7 ? 100f : 0f, offset(0.001f));
      }
    }
  }
}
