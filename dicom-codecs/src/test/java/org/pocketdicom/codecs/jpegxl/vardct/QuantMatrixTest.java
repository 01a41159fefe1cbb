package org.pocketdicom.codecs.jpegxl.vardct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.error.MalformedDicom;

class QuantMatrixTest {

  private final DistanceBands bands =
      new DistanceBands(
          new float[] {100, -1, 1}, new float[] {50, 0, 0}, new float[] {10, 0.5f, 0.5f});

  @Test
  void theCentreHasTheFirstWeightAndTheFarthestCornerTheLast() {
    float[] weights = bands.weights(0, 8, 16);

    // 100, then 100 / (1 + 1), then 50 × (1 + 1).
    assertThat(weights[0]).isEqualTo(100);
    assertThat(weights[weights.length - 1]).isCloseTo(100, within(0.01f));
    // A corner is √2 away, so that the middle band is at the distance √½.
    assertThat(DistanceBands.interpolate(new float[] {100, 50, 100}, 0.5))
        .isCloseTo((float) (100 / Math.sqrt(2)), within(1e-3f));
  }

  @Test
  void stepsAreReciprocalsOfWeights() {
    assertThat(((QuantMatrix) bands::weights).steps(1, 8, 8)).containsOnly(1 / 50f);
  }

  @Test
  void rawStepsAreThoseThatAreTold() {
    int[][] values = new int[3][64];
    java.util.Arrays.setAll(values[2], i -> i + 1);

    float[] steps = QuantMatrix.raw(1 / 2040f, values).steps(2, 8, 8);

    assertThat(steps[9]).isCloseTo(10 / 2040f, within(1e-8f));
    assertThatThrownBy(() -> QuantMatrix.raw(1, values).steps(0, 8, 8))
        .isInstanceOf(MalformedDicom.class);
  }

  @Test
  void weightsOfDct2x2BelongToItsStepsAndDiagonals() {
    float[] weights = DefaultMatrices.of(2).weights(0, 8, 8);

    assertThat(new float[] {weights[1], weights[8], weights[9]}).containsExactly(3840, 3840, 2560);
    assertThat(new float[] {weights[2], weights[17], weights[27]}).containsExactly(1280, 1280, 640);
    assertThat(new float[] {weights[7], weights[56], weights[63]}).containsExactly(480, 480, 300);
  }

  @Test
  void afvHasItsOwnWeightsInOneQuarterOfTheCoefficients() {
    float[] weights = DefaultMatrices.of(10).weights(2, 8, 8);

    assertThat(new float[] {weights[8], weights[1]}).containsExactly(384, 384);
    assertThat(new float[] {weights[16], weights[2], weights[18]}).containsExactly(12, 12, 12);
    assertThat(weights[6]).isLessThan(22).isGreaterThan(22 / 1.25f / 1.25f);
    assertThat(weights[54]).isCloseTo(22 / 1.25f / 1.25f / 1.25f, within(1e-3f));
    assertThat(weights[9]).isEqualTo(DefaultMatrices.of(9).weights(2, 8, 8)[1]);
    assertThat(weights[3]).isEqualTo(DefaultMatrices.of(3).weights(2, 8, 8)[2]);
  }

  @ParameterizedTest
  @EnumSource
  void everyTransformHasSoundStepsByDefault(TransformType type) {
    for (int c = 0; c < 3; c++) {
      float[] steps = DefaultMatrices.of(type.matrix).steps(c, type.shortSide(), type.longSide());
      assertThat(steps).hasSize(64 * type.blocks());
      for (float step : steps) {
        assertThat(step).isBetween(1e-5f, 2f);
      }
    }
  }

  @Test
  void bandsOfNoWeightAreRefused() {
    assertThatThrownBy(() -> DistanceBands.bands(new float[] {1e-9f}))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> DistanceBands.bands(new float[] {Float.NaN}))
        .isInstanceOf(MalformedDicom.class);
  }
}
