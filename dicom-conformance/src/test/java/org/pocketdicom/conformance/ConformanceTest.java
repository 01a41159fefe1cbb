package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceTest {

  private static final URI NOWHERE = URI.create("http://localhost:1/dicomweb");

  @Test
  void thereAreManyPointsEachWithItsOwnIdAndSection() {
    Conformance kit = Conformance.of(NOWHERE);

    assertThat(kit.points()).hasSizeGreaterThanOrEqualTo(700);
    assertThat(kit.points()).extracting(Point::id).doesNotHaveDuplicates();
    assertThat(kit.points())
        .allSatisfy(
            point -> assertThat(point.section()).matches("((PS3\\.4 C|[A-Z]|\\d+)(\\.\\d+)+)"));
  }

  @Test
  void pointsAreTheSameInEveryRunButForUids() {
    Set<String> claims = new HashSet<>();
    Conformance.of(NOWHERE).points().forEach(point -> claims.add(point.toString()));

    assertThat(Conformance.of(NOWHERE).points())
        .allSatisfy(point -> assertThat(claims).contains(point.toString()));
  }

  @Test
  void aServerThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> Conformance.of(NOWHERE).run(result -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aServerThatLetsNobodyInIsAnError() throws IOException {
    List<String> logins = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          logins.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    try {
      URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/dicomweb");

      assertThatThrownBy(() -> Conformance.of(base).authorizedBy("Bearer token").run(result -> {}))
          .hasMessage("the server answers 401, it wants a login, or another one");
      assertThat(logins).containsExactly("Bearer token");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatStoresNothingHoldsLittleAndIsLeftAsItWas() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/dicomweb");

      Report report = Conformance.of(base).run(result -> {});

      assertThat(report.holds(false)).isFalse();
      assertThat(report.left()).isEmpty();
      assertThat(report.results())
          .filteredOn(result -> result.point().id().equals("STOW-001"))
          .allSatisfy(result -> assertThat(result.reason()).contains("answered 404, not 200"));
      assertThat(report.count(Verdict.SKIPPED)).isGreaterThan(100);
      assertThat(report.toText()).endsWith(report.summary() + "\n");
    } finally {
      server.stop(0);
    }
  }
}
