package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that let the server wait, over bare connections; it waits a second for them. */
@Timeout(60)
class SlowSendersTest {

  private static final String GET = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.on(data, Map.of("DICOM_SENDER_TIMEOUT", "1"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aHeadThatTricklesIs408() throws Exception {
    try (Socket socket = connect()) {
      assertThat(trickled(socket, GET.substring(0, 20) + "x".repeat(1000)))
          .startsWith("HTTP/1.1 408 ")
          .contains("application/problem+json", "\"status\":408");
    }
  }

  @Test
  void aHeadThatStopsIs408() throws Exception {
    try (Socket socket = connect()) {
      send(socket, GET.substring(0, 20));

      assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/upload multipart/form-data; boundary=frontier",
        "/dicomweb/studies multipart/related; type=\"application/dicom\"; boundary=frontier",
        "/dicomweb/studies multipart/related; type=\"application/dicom+json\"; boundary=frontier",
      })
  void aFormThatTricklesIs408AndLeavesNothing(String target) throws Exception {
    String[] pathAndType = target.split(" ", 2);
    String part = "--frontier\r\nContent-Disposition: form-data; name=file\r\n\r\n";

    assertTricklesInVain(
        head(pathAndType[0], pathAndType[1], 100_000) + part, TestServer.object("1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/upload", "/dicomweb/studies"})
  void anObjectThatTricklesIs408AndLeavesNothing(String path) throws Exception {
    assertTricklesInVain(head(path, TestServer.DICOM, 100_000), TestServer.object("1.1"));
  }

  private static void assertTricklesInVain(String start, byte[] object) throws Exception {
    try (Socket socket = connect()) {
      send(socket, start);
      send(socket, object);

      assertThat(trickled(socket, "x".repeat(1000))).startsWith("HTTP/1.1 408 ");
    }
    assertNothingIsLeft();
  }

  @Test
  void aBodyThatStopsIs408HoweverFastItBegan() throws Exception {
    try (Socket socket = connect()) {
      send(socket, head("/upload", TestServer.DICOM, 1_000_000));
      send(socket, Arrays.copyOf(TestServer.object("1.2"), 500_000));

      assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
    }
    assertNothingIsLeft();
  }

  @Test
  void aBodyThatComesSlowlyButSteadilyIsTaken() throws Exception {
    byte[] object = Arrays.copyOf(TestServer.object("1.3"), 20_000);
    byte[] body = new TestServer.Form().file("a", object).file("b", new byte[80_000]).body();
    try (Socket socket = connect()) {
      send(socket, head("/upload", "multipart/form-data; boundary=frontier", body.length));
      for (int sent = 0; sent < body.length; sent += 20_000) {
        Thread.sleep(500);
        send(socket, Arrays.copyOfRange(body, sent, Math.min(sent + 20_000, body.length)));
      }

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void aConnectionMayRestBetweenRequests() throws Exception {
    try (Socket socket = connect()) {
      for (int i = 0; i < 2; i++) {
        send(socket, GET);
        String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
        Thread.sleep(1500);
        socket.getInputStream().skipNBytes(socket.getInputStream().available());

        assertThat(answer).isEqualTo("HTTP/1.1 200");
      }
    }
  }

  @Test
  void aRequestBehindAnotherOneIsWaitedForAsLong() throws Exception {
    try (Socket socket = connect()) {
      send(socket, GET + head("/upload", TestServer.DICOM, 1000) + "x");

      assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 408 ");
    }
  }

  @Test
  void manySlowSendersHoldNobodyUp() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = connect();
        slow.add(socket);
        send(socket, head("/upload", TestServer.DICOM, 1000) + "x");
      }
      for (int i = 0; i < 20; i++) {
        assertThat(server.upload("a", TestServer.object("1.4." + i)).statusCode()).isEqualTo(200);
      }
      for (Socket socket : slow) {
        assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertNothingIsLeft();
  }

  private static Socket connect() throws IOException {
    Socket socket = server.connect();
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String head(String path, String type, int length) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(path, type, length);
  }

  private static void send(Socket socket, String text) throws IOException {
    send(socket, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** What is answered to a text that comes a character at a time. */
  private static String trickled(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    Thread sender =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 0; i < text.length(); i++) {
                  out.write(text.charAt(i));
                  Thread.sleep(100);
                }
              } catch (IOException | InterruptedException theServerHasEnded) {
                // as it should
              }
            });
    try {
      return rest(socket);
    } finally {
      sender.interrupt();
    }
  }

  /** What is answered until the server ends the connection. */
  private static String rest(Socket socket) throws IOException {
    StringBuilder read = new StringBuilder();
    InputStream in = socket.getInputStream();
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        read.append((char) c);
      }
    } catch (java.net.SocketException itWasEndedWhileMoreWasSent) {
      // what came before counts
    }
    return read.toString();
  }

  private static void assertNothingIsLeft() throws Exception {
    for (int i = 0; i < 100 && unfinished() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(unfinished()).isZero();
  }

  /** Files that are half received. */
  private static long unfinished() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> data.relativize(file).toString())
          .filter(file -> file.endsWith(".tmp") || file.startsWith("incoming"))
          .filter(file -> !file.endsWith(".lock"))
          .count();
    } catch (UncheckedIOException oneWentWhileItWasLookedAt) {
      return 1;
    }
  }
}
