package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceCommandTest {

  private HttpServer server;

  @BeforeEach
  void startAServerThatHasNothing() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/dicomweb";
  }

  @Test
  void pointsThatFailAreLinesAndTheExitCodeSaysSo() {
    Shell.Result result = dicom("conformance", url());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines())
        .anyMatch(line -> line.startsWith("STOW-001 FAILED MUST (8.7.3.5.1): Content-Type"))
        .last()
        .asString()
        .matches("\\d+ of \\d+ points held .*");
  }

  @Test
  void theReportIsJsonOrAPageWhereThatIsAsked() {
    assertThat(dicom("conformance", "--json", url()).out()).startsWith("{\"server\":\"" + url());
    assertThat(dicom("conformance", "--html", url()).out()).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "ftp://localhost/", "http:///x", "http://[/"})
  void whatIsNoBaseUrlIsAMistake(String url) {
    assertThat(dicom("conformance", url).exitCode()).isEqualTo(2);
  }

  @Test
  void twoReportsAreAMistake() {
    assertThat(dicom("conformance", "--json", "--html", url()).exitCode()).isEqualTo(2);
  }

  @Test
  void aServerThatIsNotThereIsAnError() {
    Shell.Result result = dicom("conformance", "http://localhost:1/");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.messages()).hasSize(1);
  }
}
