package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LowFrequenciesTest {

  @ParameterizedTest
  @EnumSource(
      names = {"DCT8X8", "DCT16X16", "DCT16X8", "DCT8X16", "DCT8X32", "DCT32X16", "DCT64X128"})
  void theMeansOfABlocksPartsGiveItsLowestFrequencies(TransformType type) {
    float[] coefficients = new float[1 << 16];
    int line = type.longSide();
    float[] random = DctTest.random(type.blocks());
    for (int i = 0; i < random.length; i++) {
      coefficients[i / (line / 8) * line + i % (line / 8)] = random[i];
    }
    int stride = 8 * type.columns;
    float[] samples = new float[64 * type.blocks()];
    new BlockTransform(1 << 16).inverse(type, coefficients.clone(), samples, 0, stride);
    float[] means = new float[type.blocks()];
    for (int i = 0; i < samples.length; i++) {
      means[i / stride / 8 * type.columns + i % stride / 8] += samples[i] / 64;
    }

    float[] found = new float[1 << 16];
    new LowFrequencies().put(type, means, 0, type.columns, found);

    assertThat(found).containsExactly(coefficients, within(1e-4f));
  }
}
