package org.pocketdicom.codecs.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
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
    Channel channel = new Channel(3, 2, 0, 0);
    for (int i = 0; i < 6; i++) {
      channel.samples()[i] = i + 1;
    }
    boolean turned = orientation > 4;
    SampleLines lines = new SampleLines(Pattern.grayOf(turned ? 3 : 2, turned ? 2 : 3, 8, 8), 8, 1);

    Orientation.of(orientation).write(List.of(channel), 8, lines);

    StringBuilder shown = new StringBuilder();
    for (byte sample : lines.frame().bytes()) {
      shown.append(sample);
    }
    assertThat(shown).hasToString(expected);
  }
}
