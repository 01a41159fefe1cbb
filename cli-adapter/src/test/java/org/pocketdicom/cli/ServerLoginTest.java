package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.cli.Shell.dicom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.testkit.Part10Files;

/** Servers that ask who is there (RFC 9110 11). */
class ServerLoginTest {

  private static final String BASIC = "Basic dXNlcjpzZWNyZXQ="; // user:secret

  @TempDir Path folder;
  private final Queue<String> logins = new ConcurrentLinkedQueue<>();
  private volatile String redirect = "";
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    logins.add(login == null ? "" : login);
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/moved")) {
      exchange.getResponseHeaders().add("Location", redirect);
      exchange.sendResponseHeaders(302, -1);
    } else if (!BASIC.equals(login)) {
      exchange.sendResponseHeaders(path.startsWith("/private") ? 403 : 401, -1);
    } else {
      exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  @Test
  void aLoginInTheUrlGoesWithEachRequest() {
    Shell.Result result = get(url("user:secret@127.0.0.1", "/q"));

    assertThat(result.messages()).containsExactly("dicom: nothing matches");
    assertThat(logins).containsExactly(BASIC);
  }

  @Test
  void aLoginThatIsMissingIsSaidOnOneLine() {
    assertThat(get(url("127.0.0.1", "/q")).messages())
        .containsExactly("dicom: the server answers 401, it wants a login, or another one");
    assertThat(get(url("127.0.0.1", "/private")).messages())
        .containsExactly("dicom: the server answers 403, it does not allow that");
  }

  @Test
  void aLoginThatIsWrongEndsABatchAndIsWrittenNowhere() throws IOException {
    for (int i = 0; i < 100; i++) {
      Files.write(
          folder.resolve(i + ".dcm"),
          Part10Files.file(Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5." + i)));
    }
    Path journal = folder.resolve("done.txt");

    Shell.Result result =
        dicom(
            "store",
            "--resume",
            journal,
            "--server",
            url("user:wrong@127.0.0.1", "/q"),
            folder,
            url("user:wrong@127.0.0.1", "/one.dcm"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages())
        .containsExactly("dicom: the server answers 401, it wants a login, or another one");
    assertThat(logins).hasSizeLessThan(50);
    assertThat(result.out() + result.err() + Files.readString(journal)).doesNotContain("wrong");
  }

  @Test
  void urlsHaveTheirOwnLogins() {
    Shell.Result result =
        dicom("store", "--data-dir", folder, url("user:wrong@127.0.0.1", "/one.dcm"));

    assertThat(result.messages())
        .containsExactly(
            "dicom: "
                + url("127.0.0.1", "/one.dcm")
                + ": the server answers 401, it wants a login, or another one");
    assertThat(logins).containsExactly("Basic dXNlcjp3cm9uZw==");
  }

  @Test
  void aLoginFollowsToTheSameHostOnly() throws IOException {
    ServerUrl moved = ServerUrl.of(url("user:secret@127.0.0.1", "/moved"));
    try (ServerPlace place = new ServerPlace(moved)) {
      redirect = "/q";
      assertThat(place.find(List.of())).isEmpty();
      assertThat(logins).containsExactly(BASIC, BASIC);

      redirect = url("localhost", "/q");
      assertThatThrownBy(() -> place.find(List.of()))
          .hasMessage("the server redirects to localhost, which must not see the login");
      assertThat(logins).hasSize(3);
    }
  }

  @Test
  void whoHasNoLoginIsSentAnywhere() {
    redirect = url("localhost", "/q");

    assertThat(get(url("127.0.0.1", "/moved")).messages())
        .containsExactly("dicom: the server answers 401, it wants a login, or another one");
    assertThat(logins).containsExactly("", "");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://127.0.0.1/q, the server redirects from http to ftp",
    "http:q, the server redirects to what is no URL",
    "http://[, the server redirects to what is no URL"
  })
  void whatIsNoServerIsNotAsked(String location, String message) {
    redirect = location;

    assertThat(get(url("127.0.0.1", "/moved")).messages()).containsExactly("dicom: " + message);
  }

  @Test
  void conformanceIsJudgedWithALogin() {
    Shell.Result result = dicom("conformance", "--json", url("user:secret@127.0.0.1", "/q"));

    assertThat(result.out())
        .startsWith("{\"server\":\"" + url("127.0.0.1", "/q") + "\"")
        .doesNotContain("secret");
    assertThat(logins).hasSizeGreaterThan(100).containsOnly(BASIC);
  }

  private Shell.Result get(String server) {
    return dicom("get", "--server", server, "PatientID=1", "--to", folder.resolve("a.zip"));
  }
}
