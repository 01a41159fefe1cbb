package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.Window.Function;

class WindowTest {

  private static final Window SOFT_TISSUE = new Window(40, 400, Function.LINEAR);

  /** C.11.2.1.2.1: the slope is 1 / (width − 1) and the center is moved by a half. */
  @ParameterizedTest
  @CsvSource({"-160, 0", "-128, 20", "65, 144", "194, 226", "239, 255", "-1000, 0", "3000, 255"})
  void aLinearWindowHasTheSlopeOfTheStandard(double hounsfield, int level) {
    assertThat((int) (SOFT_TISSUE.apply(hounsfield, 255) + 0.5)).isEqualTo(level);
  }

  @Test
  void aLinearWindowOfWidthOneIsAThreshold() {
    Window threshold = new Window(10, 1, Function.LINEAR);

    assertThat(threshold.apply(9.5, 255)).isZero();
    assertThat(threshold.apply(9.6, 255)).isEqualTo(255);
  }

  @Test
  void anExactWindowReachesItsEnds() {
    Window window = new Window(100, 0.5, Function.LINEAR_EXACT);

    assertThat(window.apply(99.75, 65535)).isZero();
    assertThat(window.apply(100, 65535)).isEqualTo(32767.5);
    assertThat(window.apply(100.25, 65535)).isEqualTo(65535);
  }

  @Test
  void aSigmoidIsHalfWayAtItsCenterAndKeepsBetweenItsEnds() {
    Window window = new Window(100, 50, Function.SIGMOID);

    assertThat(window.apply(100, 255)).isEqualTo(127.5);
    assertThat(window.apply(125, 255)).isCloseTo(224.6, within(0.05));
    assertThat(window.apply(-1e9, 255)).isZero();
    assertThat(window.apply(1e9, 255)).isEqualTo(255);
  }

  @Test
  void theWindowBetweenTwoValuesShowsThemBlackAndWhite() {
    assertThat(Window.between(-3, 12).apply(-3, 255)).isZero();
    assertThat(Window.between(-3, 12).apply(12, 255)).isEqualTo(255);
    assertThat(Window.between(7, 7).apply(7, 255)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "40, 0, LINEAR",
    "40, 0.9, LINEAR",
    "40, 0, LINEAR_EXACT",
    "40, -1, SIGMOID",
    "40, NaN, SIGMOID",
    "NaN, 1, LINEAR",
    "40, Infinity, LINEAR"
  })
  void aWindowWithoutWidthIsRefused(double center, double width, Function function) {
    assertThatThrownBy(() -> new Window(center, width, function))
        .isInstanceOf(MalformedDicom.class);
  }
}
