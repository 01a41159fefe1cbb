package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

  @Test
  void userInfoIsALoginAndNoPartOfTheUrl() { // RFC 7617 2.1
    ServerUrl server = ServerUrl.of("https://test:123%C2%A3@host:8443/q?x=a@b");

    assertThat(server.authorization()).contains("Basic dGVzdDoxMjPCow==");
    assertThat(server).hasToString("https://host:8443/q?x=a@b");
    assertThat(ServerUrl.of("https://host/a@b").authorization()).isEmpty();
  }

  @Test
  void theEnvironmentHasALoginForUrlsWithoutOne() {
    Map<String, String> environment = Map.of(ServerUrl.VARIABLE, "Bearer token\n");

    assertThat(ServerUrl.of("http://host/", environment).authorization()).contains("Bearer token");
    assertThat(ServerUrl.of("http://u:p@host/", environment).authorization())
        .contains("Basic dTpw");
    assertThat(ServerUrl.of("http://host/", Map.of()).authorization()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://u:se#cret@host/", "ftp://u:secret@host/", "http://u:se cret@h/"})
  void whatIsNoUrlIsSaidWithoutItsPassword(String url) {
    assertThatThrownBy(() -> ServerUrl.of(url))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is no http or https URL")
        .hasMessageNotContaining("cret");
  }

  @Test
  void whatIsNoHeadersValueIsNotRepeated() {
    assertThatThrownBy(() -> ServerUrl.of("http://host/", Map.of(ServerUrl.VARIABLE, "sec\nret")))
        .hasMessage("DICOM_SERVER_AUTHORIZATION is no value of a header");
  }
}
