package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PocketDicomServerTest {

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.on(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/,text/html,multipart/form-data",
    "/health,application/json,UP",
    "/health/liveness,application/json,UP",
    "/health/readiness,application/json,UP",
    "/metrics,text/plain,jvm_memory_used_bytes",
    "/api/docs/,text/html,/api/openapi.yml",
    "/api/docs/res/swagger-ui.css,text/css,.swagger-ui",
    "/api/openapi.yml,,/dicom-header-attribute:"
  })
  void everyPageIsThere(String path, String type, String content) throws Exception {
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith(type == null ? "" : type);
    assertThat(answer.body()).contains(content);
  }

  @Test
  void unknownRoutesAndMethodsAreProblems() throws Exception {
    assertProblem(server.get("/nothing"), 404);
    assertProblem(server.get("/upload"), 405);
    assertProblem(server.send("DELETE", "/files"), 405);
    assertProblem(server.send("POST", "/nothing"), 404);
  }

  @Test
  void whatIsNoRequestIsToldSo() throws Exception {
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains(" 400 Bad Request", "application/problem+json");
    }
  }

  @Test
  void aStoreThatIsDownIs503AndSaysWhenToTryAgain(@TempDir Path folder) throws Exception {
    try (TestServer down = TestServer.on(folder)) {
      try (Stream<Path> files = Files.walk(folder.resolve("incoming"))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }

      HttpResponse<String> answer = down.upload("a", TestServer.object("1.1"));

      assertProblem(answer, 503);
      assertThat(answer.headers().firstValue("retry-after")).contains("5");
    }
  }

  @Test
  void aWrongFlagEndsWithStatus2AndOneLine() throws Exception {
    for (String[] flags :
        new String[][] {{"--nonsense"}, {"--port"}, {"-h"}, {"--port", "x"}, {"--port=70000"}}) {
      try (Run run = new Run(flags)) {
        assertThat(run.end()).isEqualTo(2);
        assertThat(run.output())
            .startsWith("dicom serve: ")
            .endsWith("(see dicom serve --help)\n")
            .hasLineCount(1);
      }
    }
  }

  @Test
  void aPortThatIsTakenEndsWithStatus1AndOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Run run = new Run("--port=" + taken.getLocalPort(), "--data-dir", data + "/taken")) {
      assertThat(run.end()).isEqualTo(1);
      assertThat(run.output())
          .isEqualTo(
              "dicom serve: can't listen on port "
                  + taken.getLocalPort()
                  + " of 127.0.0.1: it is taken, or not ours\n");
    }
  }

  @Test
  void aDataFolderThatCannotBeUsedEndsWithStatus1AndOneLine() throws Exception {
    Path file = Files.createFile(data.resolve("a-file"));
    try (Run run = new Run("--port", "0", "--data-dir", file.toString())) {
      assertThat(run.end()).isEqualTo(1);
      assertThat(run.output()).startsWith("dicom serve: ").hasLineCount(1);
    }
  }

  @Test
  void anUploadUnderWayIsEndedBeforeTheServerEnds() throws Exception {
    byte[] object = TestServer.object("1.1");
    try (Run run = new Run("--port", "0", "--data-dir", data.resolve("drain").toString())) {
      URI uri = run.ready();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
        OutputStream out = socket.getOutputStream();
        out.write(
            ("POST /upload?filename=Doe HTTP/1.1\r\nHost: x\r\nContent-Type: application/dicom\r\n"
                    + "Content-Length: "
                    + object.length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(object, 0, 200);
        Thread.sleep(500);
        run.process.destroy();
        Thread.sleep(500);
        out.write(object, 200, object.length - 200);

        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .startsWith("HTTP/1.1 200");
      }
      assertThat(run.end()).isEqualTo(143);
      assertThat(run.output())
          .contains("Pocket DICOM serves http://127.0.0.1:", "POST /upload 200")
          .doesNotContain("Doe");
    }
  }

  @Test
  void whileItDrainsItAnswersAndSaysThatItIsNotReady() throws Exception {
    Path folder = data.resolve("draining");
    try (Run run = new Run(Map.of("DICOM_DRAIN", "4"), "--port", "0", "--data-dir", "" + folder)) {
      URI uri = run.ready();
      assertThat(status(uri, "/health/readiness")).isEqualTo(200);

      run.process.destroy();
      Thread.sleep(1_000);

      assertThat(status(uri, "/health/readiness")).isEqualTo(503);
      assertThat(status(uri, "/health/liveness")).isEqualTo(200);
      assertThat(status(uri, "/files")).isEqualTo(200);
      assertThat(run.end()).isEqualTo(143);
    }
  }

  private static int status(URI server, String path) throws Exception {
    return ((HttpURLConnection) server.resolve(path).toURL().openConnection()).getResponseCode();
  }

  @Test
  void aTrainingRunEndsByItself() {
    assertThatCode(() -> TrainingRun.main(new String[0])).doesNotThrowAnyException();
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"detail\":\"", "\"error\":\"");
  }

  /** The server as a process of its own. */
  private static final class Run implements AutoCloseable {

    private final Path output = Files.createTempFile(data, "run", ".txt");
    private final Process process;

    Run(String... flags) throws IOException {
      this(Map.of(), flags);
    }

    Run(Map<String, String> environment, String... flags) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(PocketDicomServer.class.getName());
      command.addAll(List.of(flags));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      process = builder.start();
    }

    URI ready() throws Exception {
      for (int i = 0; i < 600 && process.isAlive(); i++) {
        Matcher line = Pattern.compile("serves (http://[^ ]+) ").matcher(output());
        if (line.find()) {
          return URI.create(line.group(1));
        }
        Thread.sleep(50);
      }
      throw new AssertionError("not ready: " + output());
    }

    int end() throws InterruptedException {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    String output() throws IOException {
      return Files.readString(output);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
