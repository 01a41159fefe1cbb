package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.http.TestServer;

/** What stands around the service: proxies, pages of other origins, a viewer, and settings. */
class SurroundingsTest {

  private static final String SEARCH = "/dicomweb/studies";

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Host: a.example                                     | http://a.example",
        "X-Forwarded-Host: a.example, b; X-Forwarded-Proto: https, http  | https://a.example",
        "X-Forwarded-Host: a.example; X-Forwarded-Port: 8443; X-Forwarded-Proto: https"
            + " | https://a.example:8443",
        "X-Forwarded-Host: a.example; X-Forwarded-Port: 443; X-Forwarded-Proto: https"
            + " | https://a.example",
        "X-Forwarded-Host: a.example; X-Forwarded-Prefix: /pacs/         | http://a.example/pacs",
        "X-Forwarded-Host: [::1]:80                                      | http://[::1]:80",
      })
  void aProxyOnThisMachineIsBelieved(String headers, String base) throws Exception {
    try (TestServer server = filled(Map.of())) {
      assertThat(server.get(SEARCH, list(headers)).body())
          .contains("\"" + base + "/dicomweb/studies/1.2.3\"");
      assertThat(server.get(SEARCH + "/1.2.3/metadata", list(headers)).body())
          .contains("\"BulkDataURI\":\"" + base + "/dicomweb/studies/1.2.3/");
    }
  }

  @Test
  void theForwardedHeaderIsBelievedToo() throws Exception {
    try (TestServer server = filled(Map.of())) {
      assertThat(
              server
                  .get(SEARCH, "Forwarded", "for=1.2.3.4;host=\"b.example:81\";proto=https, for=x")
                  .body())
          .contains("\"https://b.example:81/dicomweb/studies/1.2.3\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Host,a.example/evil",
    "X-Forwarded-Host,'a.example\"><script>'",
    "X-Forwarded-Prefix,//evil.example",
    "X-Forwarded-Prefix,/../x?y",
    "X-Forwarded-Proto,javascript",
    "X-Forwarded-Port,port"
  })
  void nonsenseIsNot(String name, String value) throws Exception {
    try (TestServer server = filled(Map.of())) {
      assertThat(server.get(SEARCH, name, value).body())
          .contains("\"" + server.uri(SEARCH + "/1.2.3") + "\"");
    }
  }

  @Test
  void nobodyIsBelievedWhereTheSettingsSayNone() throws Exception {
    try (TestServer server = filled(Map.of("DICOM_TRUSTED_PROXIES", "none"))) {
      assertThat(server.get(SEARCH, "X-Forwarded-Host", "a.example").body())
          .doesNotContain("a.example");
    }
  }

  @Test
  void theConfiguredUrlWinsOverAll() throws Exception {
    try (TestServer server = filled(Map.of("DICOM_BASE_URL", "https://pacs.example/x/"))) {
      assertThat(server.get(SEARCH, "X-Forwarded-Host", "a.example").body())
          .contains("\"https://pacs.example/x/dicomweb/studies/1.2.3\"");
    }
  }

  @Test
  void pagesOfOtherOriginsReadWhatTheSettingsAllow() throws Exception {
    Map<String, String> settings = Map.of("DICOM_CORS_ORIGINS", "https://viewer.example");
    try (TestServer server = filled(settings)) {
      HttpResponse<String> read = server.get(SEARCH, "Origin", "https://viewer.example");
      HttpResponse<String> other = server.get(SEARCH, "Origin", "https://evil.example");
      HttpResponse<String> preflight =
          server.send(
              "OPTIONS",
              SEARCH,
              "Origin",
              "https://viewer.example",
              "Access-Control-Request-Method",
              "GET");

      assertThat(read.headers().firstValue("access-control-allow-origin"))
          .contains("https://viewer.example");
      assertThat(read.headers().firstValue("access-control-expose-headers").orElseThrow())
          .contains("ETag", "Content-Range", "Content-Location", "Location", "Warning");
      assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue("access-control-allow-headers").orElseThrow())
          .contains("Range");
    }
  }

  @Test
  void pagesOfOtherOriginsDoNotWriteUnlessTheSettingsAllow() throws Exception {
    String origin = "https://viewer.example";
    try (TestServer server = filled(Map.of("DICOM_CORS_ORIGINS", origin))) {
      assertThat(server.send("DELETE", SEARCH + "/1.2.3", "Origin", origin).statusCode())
          .isEqualTo(403);
      assertThat(
              server
                  .send(
                      "OPTIONS", SEARCH, "Origin", origin, "Access-Control-Request-Method", "POST")
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              server
                  .send("DELETE", SEARCH + "/1.2.3", "Origin", server.uri("").toString())
                  .statusCode())
          .isEqualTo(204);
    }
    Map<String, String> open = Map.of("DICOM_CORS_ORIGINS", "*", "DICOM_CORS_WRITES", "allow");
    try (TestServer server = filled(open)) {
      HttpResponse<String> gone = server.send("DELETE", SEARCH + "/1.2.3", "Origin", origin);

      assertThat(gone.statusCode()).isEqualTo(204);
      assertThat(gone.headers().firstValue("access-control-allow-origin")).contains(origin);
    }
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    try (TestServer server = filled(Map.of())) {
      String instance = SEARCH + "/1.2.3/series/1.2.3.1/instances/1.1";

      assertThat(server.send("DELETE", SEARCH + "/9.9").statusCode()).isEqualTo(404);
      assertThat(server.send("DELETE", instance.replace("1.1", "9.9")).statusCode()).isEqualTo(404);
      assertThat(server.send("DELETE", instance).statusCode()).isEqualTo(204);
      assertThat(server.send("DELETE", instance).statusCode()).isEqualTo(404);
      assertThat(server.get(instance).statusCode()).isEqualTo(404);
      assertThat(server.get(SEARCH).body()).isEqualTo("[]");
      server.upload("x", TestServer.object("1.1"));
      assertThat(server.send("DELETE", SEARCH + "/1.2.3/series/1.2.3.1").statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  void nothingIsDeletedWhereTheSettingsDenyIt() throws Exception {
    try (TestServer server = filled(Map.of("DICOM_DELETE", "deny"))) {
      assertThat(server.send("DELETE", SEARCH + "/1.2.3").statusCode()).isEqualTo(403);
      assertThat(server.get(SEARCH).body()).contains("1.2.3");
    }
  }

  @Test
  void theServiceSaysWhatItCanDo() throws Exception {
    try (TestServer server = filled(Map.of())) {
      for (String path : List.of("/", "/dicomweb", "/dicomweb/")) {
        HttpResponse<String> answer = server.send("OPTIONS", path);

        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
            .contains("application/vnd.sun.wadl+xml");
        assertThat(answer.body())
            .contains("<resources base=\"" + server.uri("/dicomweb") + "\">", "StoreInstances");
      }
      assertThat(server.get("/api/openapi.yml").body())
          .contains("/dicomweb/studies/{study}/series/{series}/metadata:");
    }
  }

  @Test
  void everyResourceSaysWhichMethodsItHas() throws Exception {
    try (TestServer server = filled(Map.of())) {
      String instance = SEARCH + "/1.2.3/series/1.2.3.1/instances/1.1";

      assertThat(allowed(server, SEARCH)).contains("OPTIONS, GET, HEAD, POST");
      assertThat(allowed(server, instance)).contains("OPTIONS, GET, HEAD, DELETE");
      assertThat(allowed(server, instance + "/frames/1")).contains("OPTIONS, GET, HEAD");
      assertThat(server.send("OPTIONS", "/dicomweb/nothing").statusCode()).isEqualTo(404);
    }
  }

  private static Optional<String> allowed(TestServer server, String path) throws Exception {
    return server.send("OPTIONS", path).headers().firstValue("allow");
  }

  @Test
  void whatAnInstancesUidsNameIsKeptUnlessItMayBeReplaced() throws Exception {
    String frame = SEARCH + "/1.2.3/series/1.2.3.1/instances/1.1/frames/1";
    try (TestServer server = filled(Map.of())) {
      HttpResponse<String> answer = server.get(frame);

      assertThat(answer.headers().firstValue("cache-control"))
          .contains("private, immutable, max-age=31536000");
      assertThat(answer.headers().firstValue("vary")).contains("Accept, Accept-Encoding");
    }
    try (TestServer server = filled(Map.of("DICOM_DUPLICATES", "replace"))) {
      assertThat(server.get(frame).headers().firstValue("cache-control"))
          .contains("private, no-cache");
    }
  }

  @Test
  void aViewerIsServedWithItsConfiguration(@TempDir Path folder) throws Exception {
    Path dist = folder.resolve("dist");
    Files.createDirectories(dist.resolve("assets"));
    Files.writeString(dist.resolve("index.html"), "<title>viewer</title>");
    Files.writeString(dist.resolve("app.js"), "run()");
    Files.writeString(dist.resolve("assets/a.css"), "a{}");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(dist.resolve("link.txt"), folder.resolve("secret.txt"));
    try (TestServer server = filled(Map.of("DICOM_VIEWER", dist.toString()))) {
      for (String page : List.of("/viewer/", "/viewer/index.html", "/viewer/viewer?Study=1")) {
        HttpResponse<String> answer = server.get(page);

        assertThat(answer.body()).isEqualTo("<title>viewer</title>");
        assertThat(answer.headers().firstValue("cross-origin-opener-policy"))
            .contains("same-origin");
        assertThat(answer.headers().firstValue("cross-origin-embedder-policy"))
            .contains("require-corp");
      }
      assertThat(server.get("/viewer/app-config.js").body())
          .contains("qidoRoot: '" + server.uri("/dicomweb") + "'", "routerBasename: '/viewer'");
      assertThat(server.get("/viewer/assets/a.css").headers().firstValue("content-type"))
          .contains("text/css; charset=utf-8");
      assertThat(server.get("/app.js").body()).isEqualTo("run()");
      assertThat(server.get("/").body()).contains("multipart/form-data");
      for (String path :
          List.of(
              "/viewer/../secret.txt",
              "/viewer/%2e%2e/secret.txt",
              "/viewer/..%2fsecret.txt",
              "/viewer/assets/../../secret.txt",
              "/viewer/link.txt",
              "/viewer/nothing.js",
              "/link.txt",
              "/viewer/%00")) {
        assertThat(raw(server, path))
            .as(path)
            .doesNotContain("secret\r\n", "secret\n")
            .doesNotEndWith("secret");
      }
      assertThat(server.get("/viewer/nothing.js").statusCode()).isEqualTo(404);
    }
  }

  /** What is answered to a path that no client would send as it is. */
  private static String raw(TestServer server, String path) throws Exception {
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private TestServer filled(Map<String, String> settings) throws Exception {
    TestServer server = TestServer.on(data, settings);
    server.upload("a", TestServer.object("1.1"));
    return server;
  }

  private static String[] list(String headers) {
    return List.of(headers.split("; ")).stream()
        .flatMap(header -> List.of(header.split(": ", 2)).stream())
        .map(String::strip)
        .toArray(String[]::new);
  }
}
