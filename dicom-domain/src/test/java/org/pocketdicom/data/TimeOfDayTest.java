package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.MalformedDicom;

class TimeOfDayTest {

  @ParameterizedTest
  @CsvSource({
    "10, HOUR, 10:00, 10:59:59.999999999",
    "1011, MINUTE, 10:11, 10:11:59.999999999",
    "101112, SECOND, 10:11:12, 10:11:12.999999999",
    "101112.25, CENTISECOND, 10:11:12.25, 10:11:12.259999999",
    "235959.999999, MICROSECOND, 23:59:59.999999, 23:59:59.999999999",
  })
  void isAsPreciseAsItWasWritten(
      String text, Precision precision, LocalTime earliest, LocalTime latest) {
    TimeOfDay time = TimeOfDay.parse(text);

    assertThat(time.precision()).isEqualTo(precision);
    assertThat(time.earliest()).isEqualTo(earliest);
    assertThat(time.latest()).isEqualTo(latest);
    assertThat(time).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"10:11:12, 101112", "10:11, 1011", "10:11:12.5, 101112.5", "235960, 235959"})
  void formsOfAcrNemaAndLeapSecondsAreTaken(String text, String standard) {
    assertThat(TimeOfDay.parse(text)).hasToString(standard);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "101",
        "24",
        "1060",
        "101161",
        "101112.",
        "10:1112",
        "1011:12",
        ":::",
        "10-11",
        "101112+0100",
        "AM"
      })
  void anythingElseIsMalformed(String text) {
    assertThatThrownBy(() -> TimeOfDay.parse(text)).isInstanceOf(MalformedDicom.class);
  }
}
