package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 14.1.2, of 100 bytes. */
class ByteRangeTest {

  @Test
  void aRangeHasAFirstAndPerhapsALastByte() {
    assertThat(ByteRange.of("bytes=0-0", 100)).contains(new ByteRange(0, 1));
    assertThat(ByteRange.of("bytes=10-19", 100)).contains(new ByteRange(10, 10));
    assertThat(ByteRange.of("bytes=90-", 100)).contains(new ByteRange(90, 10));
    assertThat(ByteRange.of("bytes=90-900", 100)).contains(new ByteRange(90, 10));
  }

  @Test
  void aSuffixCountsFromTheEnd() {
    assertThat(ByteRange.of("bytes=-10", 100)).contains(new ByteRange(90, 10));
    assertThat(ByteRange.of("bytes=-900", 100)).contains(new ByteRange(0, 100));
  }

  @Test
  void beyondTheEndThereIsNothing() {
    assertThat(ByteRange.of("bytes=100-", 100).orElseThrow().length()).isZero();
    assertThat(ByteRange.of("bytes=-0", 100).orElseThrow().length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=0-1,5-6",
        "pixels=0-1",
        "bytes=9999999999999999999-"
      })
  void whatIsNotUnderstoodAsksForTheWhole(String header) {
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }
}
