package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong on purpose: each has a clear answer, and the server serves on. */
@Timeout(120)
class HostileRequestsTest {

  private static final String STOW = "multipart/related; type=\"application/dicom\"; boundary=b";
  private static final String METADATA =
      "multipart/related; type=\"application/dicom+json\"; boundary=b";
  private static final String FORM = "multipart/form-data; boundary=b";
  private static final long ENDLESS = 256 << 20;

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data, Map.of("DICOM_MAX_UPLOAD", "1MB"));
    server.upload("a", TestServer.object("1.1"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void theServerServesOn() throws Exception {
    assertThat(server.get("/dicomweb/studies?PatientID=4711").body()).contains("\"1.2.3\"");
    assertThat(server.bytes("/download?filename=1.1").body()).isEqualTo(TestServer.object("1.1"));
  }

  @Test
  void headsWithoutEndAreRefused() throws Exception {
    String line = "GET /health HTTP/1.1\r\nHost: x\r\n";
    List<String> heads =
        List.of(
            line + "X: " + "y".repeat(1 << 20) + "\r\n\r\n",
            line + "X: y\r\n".repeat(200_000) + "\r\n",
            line + "y".repeat(1 << 20) + ": x\r\n\r\n",
            "GET /" + "y".repeat(1 << 20) + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /dicomweb/studies?" + "PatientID=1&".repeat(100_000) + " HTTP/1.1\r\n\r\n",
            "G".repeat(1 << 20) + " / HTTP/1.1\r\nHost: x\r\n\r\n");
    for (String head : heads) {
      assertThat(answer(head, "")).as(head.substring(0, 60)).matches("(?s)HTTP/1.[01] 4\\d\\d .*");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/upload | application/dicom | OBJECT | 413",
        "/upload | application/dicom | '' | 400",
        "/upload | application/zip | PK\3\4 | 400",
        "/upload | " + FORM + " | '' | 413",
        "/upload | " + FORM + " | '--b\r\nContent-Disposition: form-data; name=x\r\n\r\n' | 413",
        "/upload | " + FORM + " | '--b\r\nX: ' | 400",
        "/dicomweb/studies | application/dicom | OBJECT | 413",
        "/dicomweb/studies | application/dicom | '' | 409",
        "/dicomweb/studies | " + STOW + " | '' | 413",
        "/dicomweb/studies | " + STOW + " | '--b\r\nContent-Type: ' | 400",
        "/dicomweb/studies | " + STOW + " | '--b\r\n\r\nOBJECT' | 413",
        "/dicomweb/studies | "
            + METADATA
            + " | '--b\r\nContent-Type: application/dicom+json\r\n\r\n['"
            + " | 413",
        "/dicomweb/studies | " + METADATA + " | '--b\r\nContent-Location: x\r\n\r\n' | 413",
      })
  void aBodyWithoutEndIsRefused(String path, String type, String start, int status)
      throws Exception {
    assertThat(answer(chunked(path, type), start)).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void aRefusalIsNotLostOnWhoSendsAllFirst() throws Exception {
    String head =
        chunked("/upload", "application/dicom")
            .replace(
                "Transfer-Encoding: chunked", "Content-Encoding: gzip\r\nContent-Length: 9000000");
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().available() == 0) {
        Thread.sleep(10);
      }
      for (int i = 0; i < 8; i++) {
        out.write(new byte[1 << 20]);
      }

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 415 ").contains("Content-Encoding").endsWith("}");
    }
  }

  @Test
  void anEpilogueWithoutEndIsNotReadToItsEnd() throws Exception {
    String answer = answer(chunked("/dicomweb/studies", STOW), "--b\r\n\r\nOBJECT\r\n--b--");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void partsWithoutEndAreRefused() throws Exception {
    String parts = "--b\r\n\r\n\r\n".repeat(10_001);

    assertThat(answer(chunked("/dicomweb/studies", STOW), parts)).startsWith("HTTP/1.1 4");
    assertThat(answer(chunked("/upload", FORM), parts)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void tenThousandPartsAreAnsweredOneByOne() throws Exception {
    byte[] body = ("--b\r\n\r\nx\r\n".repeat(10_000) + "--b--").getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer = server.post("/dicomweb/studies", STOW, body);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body().split("49152", -1)).hasSize(10_001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/related | --b/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary= | --b/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary='' '' | --b/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary=c | --b/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary=c; boundary=b | --b/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary=b; boundary=c | --b/r/n/r/nOBJECT/r/n--b-- | 200",
        "multipart/related; boundary=\"b\" | --b/r/n/r/nOBJECT/r/n--b-- | 200",
        "multipart/related; boundary=\"b | --b/r/n/r/nOBJECT/r/n--b-- | 200",
        "multipart/mixed; boundary=b | --b/r/n/r/nOBJECT/r/n--b-- | 415",
        "multipart/related; boundary=b; type=text/html | --b/r/n/r/nOBJECT/r/n--b-- | 415",
        "multipart; boundary=b | --b/r/n/r/nOBJECT/r/n--b-- | 415",
        "multipart/related; boundary=b | --b-- | 400",
        "multipart/related; boundary=b | --b/r/n--b-- | 400",
        "multipart/related; boundary=b | --b/r/n/r/n--b-- | 409",
        "multipart/related; boundary=b | --b/r/n/r/n/r/n--b-- | 409",
        "multipart/related; boundary=b | --b/r/n/r/nOBJECT--b-- | 400",
        "multipart/related; boundary=b | --b/r/n/r/nOBJECT/r/n--b | 202",
        "multipart/related; boundary=b | --b/r/n/r/nOBJECT/r/n--b- | 202",
        "multipart/related; boundary=b | --b/r/n/r/nOBJECT | 400",
        "multipart/related; boundary=b | --bc/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary=b | --b/r/n/r/nOBJECT/r/n--b--/r/n--b/r/n/r/nx/r/n--b-- | 200",
        "multipart/related; boundary=b | x/r/n--b/r/n/r/nOBJECT/r/n--b--x | 200",
        "multipart/related; boundary=b | --b/n/nOBJECT/n--b--/n | 200",
        "multipart/related; boundary=b | --b/r/n/r/nOBJECT/n--b-- | 400",
        "multipart/related; boundary=b | --b/r/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary=b | --b/r/nnonsense/r/n/r/nOBJECT/r/n--b-- | 400",
        "multipart/related; boundary=b | --b/r/nContent-Type: a/r/n b/r/n/r/nOBJECT/r/n--b-- | 200",
        "multipart/related; boundary=b | --b/r/nContent-Type: text/html/r/n/r/nOBJECT/r/n--b-- |"
            + " 200",
        "multipart/related; boundary=b | --b/r/nContent-Length: 1/r/n/r/nOBJECT/r/n--b-- | 200",
        "multipart/related; boundary=b | --b/r/nContent-Length: -1/r/n/r/nOBJECT/r/n--b-- | 200",
        "multipart/related; boundary=b | --b/r/nContent-Transfer-Encoding: binary/r/n/r/nOBJECT"
            + "/r/n--b-- | 200",
        "multipart/related; boundary=b | --b/r/nContent-Transfer-Encoding: base64/r/n/r/nRElDTQ=="
            + "/r/n--b-- | 409",
        "multipart/related; boundary=b | --b/r/nContent-Type: multipart/mixed; boundary=c/r/n/r/n"
            + "--c/r/n/r/nOBJECT/r/n--c--/r/n--b-- | 409",
      })
  void everySpellingOfAMultipartBodyHasAClearAnswer(String type, String body, int status)
      throws Exception {
    byte[] bytes = filled(body.replace("/r", "\r").replace("/n", "\n"));

    HttpResponse<String> answer = server.post("/dicomweb/studies", type, bytes);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR '1'='1",
        "'; DROP TABLE instance; --",
        "\") OR 1=1 --",
        "%",
        "_",
        "\\",
        "\\'",
        "*'*",
        "[a-z]",
        "\u0000",
        "' UNION SELECT * FROM study --",
        "$1",
        "?1",
        ":a",
        "{ts '1'}",
        "/*",
        "\u02bc\uff07"
      })
  void whatADatabaseWouldUnderstandIsTextInEveryKey(String value) throws Exception {
    String text = TestServer.encoded(value);
    for (String key :
        ("StudyDate StudyTime AccessionNumber ModalitiesInStudy ReferringPhysicianName"
                + " PatientName PatientID PatientBirthDate PatientSex StudyInstanceUID StudyID"
                + " StudyDescription SOPClassesInStudy NumberOfStudyRelatedInstances Modality"
                + " SeriesInstanceUID SeriesNumber SeriesDescription BodyPartExamined"
                + " PerformedProcedureStepStartDate PerformedProcedureStepStartTime"
                + " RequestAttributesSequence.ScheduledProcedureStepID 00400275.00401001"
                + " SOPClassUID SOPInstanceUID InstanceNumber ContentDate Rows NumberOfFrames"
                + " includefield limit offset fuzzymatching accept "
                + text)
            .split(" ", -1)) {
      for (String path : List.of("/studies", "/series", "/instances", "/studies/1.2.3/instances")) {
        HttpResponse<String> answer = server.get("/dicomweb" + path + "?" + key + "=" + text);

        assertThat(answer.statusCode()).as(key).isIn(200, 400, 406);
        // Of what is there nothing has such a value; what is matched with wild cards has one.
        if (answer.statusCode() == 200 && !value.equals("*'*")) {
          assertThat(answer.body()).as(key + " " + path).isEqualTo("[]");
        }
      }
    }
    for (String query :
        List.of(
            "/dicom-header-attribute?tag=PatientID&filename=",
            "/dicom-header-attribute?filename=a&tag=",
            "/convert-to-png?filename=",
            "/download?filename=",
            "/files?before=",
            "/wado?requestType=WADO&studyUID=1.2.3&seriesUID=1.2.3.1&objectUID=",
            "/dicomweb/studies/",
            "/dicomweb/studies/1.2.3/series/1.2.3.1/instances/1.1/bulkdata/",
            "/dicomweb/studies/1.2.3/series/1.2.3.1/instances/1.1/rendered?window=")) {
      assertThat(server.get(query + text).statusCode()).as(query).isBetween(400, 499);
    }
  }

  private static String chunked(String path, String type) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
        .formatted(path, type);
  }

  /** What is answered to a request that begins so, and whose body goes on until it is. */
  private static String answer(String head, String start) throws Exception {
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(30_000);
      Thread sender = Thread.ofVirtual().start(() -> sendWithoutEnd(socket, head, start));
      try {
        return firstLineAndMore(socket.getInputStream());
      } finally {
        sender.interrupt();
        sender.join();
      }
    }
  }

  private static void sendWithoutEnd(Socket socket, String head, String start) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = filled(start);
      long sent = 0;
      while (sent < ENDLESS && head.contains("chunked") && !Thread.interrupted()) {
        if (chunk.length > 0) {
          out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
          out.write(chunk);
          out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        sent += chunk.length;
        chunk = new byte[64 << 10];
      }
    } catch (IOException theServerHasEnded) {
      // as it may
    }
  }

  private static String firstLineAndMore(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      for (int c = in.read(); c >= 0 && read.size() < 400; c = in.read()) {
        read.write(c);
        if (c == '\n' && read.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
          break;
        }
      }
    } catch (SocketException itWasEndedWhileMoreWasSent) {
      // what came before counts
    }
    return read.toString(StandardCharsets.US_ASCII);
  }

  /** A text's bytes, with an object where it says so. */
  private static byte[] filled(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = text.indexOf("OBJECT");
    bytes.writeBytes(text.substring(0, Math.max(at, 0)).getBytes(StandardCharsets.UTF_8));
    if (at >= 0) {
      bytes.writeBytes(TestServer.object("1.2"));
    }
    bytes.writeBytes(text.substring(at < 0 ? 0 : at + 6).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
