package org.pocketdicom.codecs.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.codecs.raw.SampleLines;

class OrientationTest {

  /** TIFF 6.0, Orientation: where the first row and the first column are shown. */
  @ParameterizedTest
  @CsvSource({
    "1, 123456",
    "2, 321654",
    "3, 654321",
    "4, 456123",
    "5, 142536",
    "6, 415263",
    "7, 635241",
    "8, 362514"
  })
  void aPictureIsTurnedAsInTiff(int orientation, String expected) {
    boolean turned = orientation > 4;
    SampleLines lines = new SampleLines(Pattern.grayOf(turned ? 3 : 2, turned ? 2 : 3, 8, 8), 8, 1);

    Orientation.of(orientation).write((x, y) -> 3 * y + x + 1, 3, 2, 0, lines);

    StringBuilder shown = new StringBuilder();
    for (byte sample : lines.frame().bytes()) {
      shown.append(sample);
    }
    assertThat(shown).hasToString(expected);
  }
}
