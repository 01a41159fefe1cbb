package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.InstanceId;

/** PS3.18 10.4 to 10.6, as servers that are not ours may answer. */
class ServerPlaceTest {

  private static final InstanceId ID =
      new InstanceId(new Uid("1.2"), new Uid("1.3"), new Uid("1.4"));
  private static final String MATCH =
      "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.3\"]},"
          + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.4\"]}}]";

  private record Answer(int status, String type, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private ServerPlace place;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
          exchange.getResponseHeaders().add("Content-Type", answer.type());
          exchange.getResponseHeaders().add("Retry-After", "0");
          byte[] bytes = answer.body().getBytes(ISO_8859_1);
          exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    place =
        new ServerPlace(ServerUrl.of("http://127.0.0.1:" + server.getAddress().getPort() + "/q/"));
  }

  @AfterEach
  void stop() {
    place.close();
    server.stop(0);
  }

  @Test
  void aServerThatKnowsNoPagesIsAskedUntilItRepeatsItself() throws IOException {
    answers.add(new Answer(200, "application/dicom+json", MATCH));

    assertThat(place.find(List.of(Map.entry("PatientName", "Ä&b")))).containsExactly(ID);

    assertThat(requests)
        .containsExactly(
            "GET /q/instances?PatientName=%C3%84%26b&limit=500&offset=0 ",
            "GET /q/instances?PatientName=%C3%84%26b&limit=500&offset=1 ");
  }

  @Test
  void noContentIsNoMatch() throws IOException {
    answers.add(new Answer(204, "application/dicom+json", ""));

    assertThat(place.find(List.of())).isEmpty();
  }

  @Test
  void whatABusyServerRefusesIsSentAgainWhole() throws IOException {
    answers.add(new Answer(503, "text/plain", ""));
    answers.add(
        new Answer(200, "application/dicom+json", stored("00081199", "00081155", "UI", "\"1.4\"")));

    assertThat(place.store(object("bytes"), "a.dcm").instance()).isEqualTo("1.4");

    assertThat(requests).hasSize(2).allMatch(request -> request.contains("\r\n\r\nbytes\r\n--"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 409})
  void anObjectThatTheServerRefusesIsNotStored(int status) {
    answers.add(
        new Answer(status, "application/dicom+json", stored("00081198", "00081197", "US", "273")));

    assertThatThrownBy(() -> place.store(object("bytes"), "a.dcm"))
        .hasMessage("the server did not store it, reason 0111H");
  }

  @Test
  void anAnswerThatSaysNothingOfTheObjectIsNoPromise() {
    answers.add(new Answer(200, "application/dicom+json", "{}"));

    assertThatThrownBy(() -> place.store(object("bytes"), "a.dcm"))
        .hasMessage("the server did not store it");
  }

  @Test
  void anObjectComesAloneOrInAPart() throws IOException {
    answers.add(new Answer(200, "application/dicom", "object"));
    answers.add(
        new Answer(200, "multipart/related; boundary=b", "--b\r\nA: b\r\n\r\nobject\r\n--b--\r\n"));

    assertThat(got()).isEqualTo("object");
    assertThat(got()).isEqualTo("object");
  }

  @Test
  void aServerThatStaysBusyAndOneThatRefusesAreNamedByTheirStatus() {
    answers.add(new Answer(503, "text/plain", ""));
    assertThatThrownBy(this::got).hasMessage("the server answers 503");
    assertThat(requests).hasSize(3);

    answers.addFirst(new Answer(404, "text/plain", ""));
    assertThatThrownBy(this::got).hasMessage("the server answers 404");
    assertThat(requests).hasSize(4);
  }

  private String got() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    place.get(ID, out);
    return out.toString(ISO_8859_1);
  }

  private static String stored(String sequence, String tag, String vr, String value) {
    return "{\"%s\":{\"vr\":\"SQ\",\"Value\":[{\"%s\":{\"vr\":\"%s\",\"Value\":[%s]}}]}}"
        .formatted(sequence, tag, vr, value);
  }

  private static ObjectPlace.Source object(String content) {
    return new ObjectPlace.Source() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(content.getBytes(ISO_8859_1));
      }

      @Override
      public long size() {
        return content.length();
      }
    };
  }
}
