package org.pocketdicom.http.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderValueTest {

  @Test
  void namesAndValueAreInLowerCaseAndParametersAreKept() {
    HeaderValue value = HeaderValue.parse(" Multipart/Related ; Type=\"Application/DICOM\"; a=B ");

    assertThat(value.value()).isEqualTo("multipart/related");
    assertThat(value.parameter("type")).contains("Application/DICOM");
    assertThat(value.parameter("a")).contains("B");
    assertThat(value.parameter("b")).isEmpty();
  }

  @Test
  void quotesProtectSemicolonsAndEqualSigns() {
    assertThat(HeaderValue.parse("x; a=\"b;c=d\"; e=f").parameters())
        .containsEntry("a", "b;c=d")
        .containsEntry("e", "f");
  }

  @Test
  void aBackslashEscapesQuoteAndItselfOnly() {
    assertThat(fileName("filename=\"say \\\"A\\\".dcm\"")).isEqualTo("say \"A\".dcm");
    assertThat(fileName("filename=\"C:\\scans\\a.dcm\"")).isEqualTo("C:\\scans\\a.dcm");
  }

  @Test
  void theExtendedNotationComesBeforeThePlainOne() {
    // RFC 8187 3.2.3
    assertThat(fileName("filename=\"EUR.dcm\"; filename*=UTF-8''%e2%82%ac%20+.dcm"))
        .isEqualTo("\u20ac +.dcm");
    assertThat(fileName("filename=a; filename*=no-such-charset''%e2")).isEqualTo("a");
    assertThat(fileName("filename=a; filename*=UTF-8''%zz")).isEqualTo("a");
    assertThat(fileName("filename=a; filename*=%20")).isEqualTo("a");
  }

  @Test
  void whatMakesNoSenseIsLeftOut() {
    assertThat(HeaderValue.parse("").value()).isEmpty();
    assertThat(HeaderValue.parse(";;;").parameters()).isEmpty();
    assertThat(HeaderValue.parse("x; a; =b; c=\"open").parameters())
        .containsEntry("c", "open")
        .doesNotContainKey("a");
    assertThat(HeaderValue.parse("x; a=1; a=2").parameter("a")).contains("1");
  }

  private static String fileName(String parameters) {
    return HeaderValue.parse("form-data; " + parameters).parameter("filename").orElseThrow();
  }
}
