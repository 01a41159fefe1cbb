package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @Test
  void quotesAndCaseOfNamesDoNotMatter() {
    MediaType type =
        MediaType.parse("Multipart/Related;TYPE=\"application/dicom\" ; boundary=a\t;x=\"\\\"\"");

    assertThat(type)
        .isEqualTo(
            new MediaType(
                "multipart/related",
                Map.of("type", "application/dicom", "boundary", "a", "x", "\"")));
  }

  @Test
  void aTypeNeedsNoQuotes() {
    assertThat(MediaType.parse("multipart/related; type=application/dicom+json").parameter("type"))
        .isEqualTo("application/dicom+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dicom",
        "a/b;",
        "a/b; c",
        "a/b; c=d/e",
        "a/b; c=1; C=2",
        "a/b c=d",
        "a/b, c/d"
      })
  void whatIsNoMediaTypeIsRefused(String text) {
    assertThatThrownBy(() -> MediaType.parse(text)).isInstanceOf(Violation.class);
  }
}
