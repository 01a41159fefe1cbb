package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.MalformedDicom;

/** PS3.4 C.2.2.2.5. */
class RangeTest {

  @ParameterizedTest
  @CsvSource({
    "20200101-20201231, 2020-01-01, 2020-12-31",
    "20200101 - 20201231, 2020-01-01, 2020-12-31",
    "-20201231, none, 2020-12-31",
    "20200101-, 2020-01-01, none",
    "20200101, 2020-01-01, 2020-01-01",
    "2020.01.01-2020.12.31, 2020-01-01, 2020-12-31",
  })
  void ofDates(String text, String first, String last) {
    assertEnds(Range.ofDates(text), first, last);
  }

  @ParameterizedTest
  @CsvSource({
    "08-1159, 08, 1159",
    "-1159, none, 1159",
    "080000.5-, 080000.5, none",
    "08, 08, 08",
  })
  void ofTimes(String text, String first, String last) {
    assertEnds(Range.ofTimes(text), first, last);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-2021, 2020, 2021",
    "2020-0500, 2020-0500, 2020-0500",
    "2020-0500-, 2020-0500, none",
    "-2020-0500, none, 2020-0500",
    "2020-0500-2021-0500, 2020-0500, 2021-0500",
    "2020+0100-2021, 2020+0100, 2021",
    "2020-2021-0500, 2020, 2021-0500",
    "20200101-20201231, 20200101, 20201231",
    "-20201231, none, 20201231",
    "20200101-, 20200101, none",
  })
  void ofDatesWithTimesWhereAMinusMayBeAnOffset(String text, String first, String last) {
    assertEnds(Range.ofDateTimes(text), first, last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", " - ", "2020-01-01", "20200101-20200230", "20200101-x", "*"})
  void whatIsNoRangeIsMalformed(String text) {
    assertThatThrownBy(() -> Range.ofDates(text)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> Range.ofTimes(text)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> Range.ofDateTimes(text)).isInstanceOf(MalformedDicom.class);
  }

  private static void assertEnds(Range<?> range, String first, String last) {
    assertThat(range.first().map(Object::toString).orElse("none")).isEqualTo(first);
    assertThat(range.last().map(Object::toString).orElse("none")).isEqualTo(last);
  }
}
