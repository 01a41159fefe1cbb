package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.MalformedDicom;

class DateTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2020, YEAR, 2020-01-01T00:00, 2020-12-31T23:59:59.999999999",
    "202002, MONTH, 2020-02-01T00:00, 2020-02-29T23:59:59.999999999",
    "20200229, DAY, 2020-02-29T00:00, 2020-02-29T23:59:59.999999999",
    "2020022910, HOUR, 2020-02-29T10:00, 2020-02-29T10:59:59.999999999",
    "202002291011, MINUTE, 2020-02-29T10:11, 2020-02-29T10:11:59.999999999",
    "20200229101112, SECOND, 2020-02-29T10:11:12, 2020-02-29T10:11:12.999999999",
    "20200229101112.5, DECISECOND, 2020-02-29T10:11:12.5, 2020-02-29T10:11:12.599999999",
    "20200229101112.123, MILLISECOND, 2020-02-29T10:11:12.123, 2020-02-29T10:11:12.123999999",
    "20200229101112.000001, MICROSECOND, 2020-02-29T10:11:12.000001,"
        + " 2020-02-29T10:11:12.000001999",
    "9999, YEAR, 9999-01-01T00:00, 9999-12-31T23:59:59.999999999",
  })
  void isAsPreciseAsItWasWritten(
      String text, Precision precision, LocalDateTime earliest, LocalDateTime latest) {
    DateTime value = DateTime.parse(text);

    assertThat(value.precision()).isEqualTo(precision);
    assertThat(value.earliest()).isEqualTo(earliest);
    assertThat(value.latest()).isEqualTo(latest);
    assertThat(value).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2020+0100, 60",
    "20200229101112.5-0330, -210",
    "20200229+1400, 840",
    "2020-1200, -720",
    "202002291011+0000, 0",
  })
  void hasTheOffsetFromUtcThatWasWritten(String text, int minutes) {
    assertThat(DateTime.parse(text).offset()).contains(ZoneOffset.ofTotalSeconds(60 * minutes));
    assertThat(DateTime.parse(text)).hasToString(text);
  }

  @Test
  void aLeapSecondIsReadAsTheSecondBeforeIt() {
    assertThat(DateTime.parse("20161231235960").earliest())
        .isEqualTo(LocalDateTime.of(2016, 12, 31, 23, 59, 59));
  }

  @Test
  void digitsBehindTheSixthOfAFractionAreDropped() {
    assertThat(DateTime.parse("20200229101112.1234567")).hasToString("20200229101112.123456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "202",
        "20201",
        "20201301",
        "20210229",
        "2020022924",
        "20200229101112.",
        "2020.5",
        "2020-02-29",
        "20200229T10",
        "20200229101161",
        "2020+1500",
        "2020-1201",
        "2020+0160",
        "20200229101112.12.4",
        "２０２０",
        "2020022910111212",
        "+0100"
      })
  void anythingElseIsMalformedAndNotQuoted(String text) {
    assertThatThrownBy(() -> DateTime.parse(text))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("not a date or time as PS3.5 6.2 has it (DT)");
  }
}
