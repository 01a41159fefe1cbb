package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.testkit.Threads;

class UploadTest {

  private static final String FORM = "multipart/form-data; boundary=frontier";

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.on(data, Map.of("DICOM_MAX_UPLOAD", "1MB"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFileIsStoredUnderItsName() throws Exception {
    byte[] object = TestServer.object("1.1");

    HttpResponse<String> answer = server.upload("folder/scan 1.dcm", object);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"message\":\"1 object stored\",\"instances\":[{\"filename\":\"scan 1.dcm\","
                + "\"studyInstanceUID\":\"1.2.3\",\"seriesInstanceUID\":\"1.2.3.1\","
                + "\"sopInstanceUID\":\"1.1\",\"outcome\":\"STORED\",\"size\":"
                + object.length
                + ",\"warnings\":[]}],\"failed\":[]}");
    assertThat(server.bytes("/download?filename=scan%201.dcm").body()).isEqualTo(object);
  }

  @Test
  void theSameBytesAgainChangeNothing() throws Exception {
    server.upload("a", TestServer.object("1.2"));

    HttpResponse<String> again = server.upload("b", TestServer.object("1.2"));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("\"outcome\":\"SAME\"");
  }

  @Test
  void otherBytesUnderTheSameUidAreRefused() throws Exception {
    server.upload("a", TestServer.object("1.3"));

    HttpResponse<String> other = server.upload("b", TestServer.other("1.3"));

    assertThat(other.statusCode()).isEqualTo(409);
    assertProblem(other, "Conflict");
    assertThat(server.get("/download?filename=b").statusCode()).isEqualTo(404);
  }

  @Test
  void aSecondFileOfTheSameNameOverwritesNothing() throws Exception {
    server.upload("same.dcm", TestServer.object("1.4.1"));
    server.upload("same.dcm", TestServer.object("1.4.2"));

    assertThat(server.bytes("/download?filename=same.dcm").body())
        .isEqualTo(TestServer.object("1.4.2"));
    assertThat(server.bytes("/download?filename=1.4.1").body())
        .isEqualTo(TestServer.object("1.4.1"));
  }

  @Test
  void aFormMayHoldSeveralFilesAndOtherFields() throws Exception {
    HttpResponse<String> answer =
        server.upload(
            new TestServer.Form()
                .part("name=comment", "file".getBytes(StandardCharsets.UTF_8))
                .file("a", TestServer.object("1.5.1"))
                .file("notes.txt", "no DICOM".getBytes(StandardCharsets.UTF_8))
                .file("b", TestServer.object("1.5.2")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("2 objects stored, 1 refused", "1.5.1", "1.5.2")
        .contains("\"failed\":[{\"filename\":\"notes.txt\",\"status\":400,");
  }

  @Test
  void whereNothingIsStoredTheAnswerIsTheFirstFailure() throws Exception {
    byte[] text = "no DICOM".getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> one = server.upload("notes.txt", text);
    HttpResponse<String> two =
        server.upload(new TestServer.Form().file("a.txt", text).file("b.txt", text));

    assertThat(one.statusCode()).isEqualTo(400);
    assertProblem(one, "Bad Request");
    assertThat(two.statusCode()).isEqualTo(400);
    assertThat(two.body()).contains("none of 2 files was stored", "a.txt", "b.txt");
  }

  @Test
  void aFormWithoutAFileIsRefused() throws Exception {
    for (TestServer.Form form :
        List.of(
            new TestServer.Form(),
            new TestServer.Form().part("name=other; filename=a.dcm", TestServer.object("1.6")))) {
      HttpResponse<String> answer = server.upload(form);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertProblem(answer, "Bad Request");
    }
  }

  @Test
  void whatIsNoFormIsRefused() throws Exception {
    byte[] object = TestServer.object("1.7");
    for (String type :
        List.of(
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=other",
            "application/x-www-form-urlencoded")) {
      HttpResponse<String> answer = server.post("/upload", type, object);

      assertThat(answer.statusCode()).as(type).isEqualTo(400);
      assertProblem(answer, "Bad Request");
    }
    assertThat(server.send("POST", "/upload").statusCode()).isEqualTo(400);
  }

  @Test
  void anObjectMayBeSentWithoutAForm() throws Exception {
    HttpResponse<String> answer =
        server.post("/upload?filename=raw.dcm", TestServer.DICOM, TestServer.object("1.8"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.get("/download?filename=raw.dcm").statusCode()).isEqualTo(200);
  }

  @Test
  void filesOfAZipAreStoredOneByOne() throws Exception {
    byte[] zip =
        zip(
            Map.entry("folder/", new byte[0]),
            Map.entry("folder/a.dcm", TestServer.object("1.9.1")),
            Map.entry("../../b.dcm", TestServer.object("1.9.2")),
            Map.entry("notes.txt", "no DICOM".getBytes(StandardCharsets.UTF_8)),
            Map.entry("inner.zip", zip(Map.entry("c.dcm", TestServer.object("1.9.3")))));

    HttpResponse<String> answer = server.upload("all.zip", zip);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("2 objects stored, 2 refused", "\"filename\":\"b.dcm\"")
        .contains("a ZIP within a ZIP is not opened");
    assertThat(server.get("/download?filename=a.dcm").statusCode()).isEqualTo(200);
  }

  @Test
  void anObjectWhosePreambleIsThatOfAZipIsAnObject() throws Exception {
    byte[] object = TestServer.object("1.10");
    System.arraycopy("PK\3\4".getBytes(StandardCharsets.US_ASCII), 0, object, 0, 4);

    assertThat(server.upload("a", object).statusCode()).isEqualTo(200);
  }

  @Test
  void brokenAndEmptyZipsAreRefused() throws Exception {
    byte[] zip = zip(Map.entry("a.dcm", TestServer.object("1.11")));
    byte[] cut = Arrays.copyOf(zip, 100);

    assertThat(server.upload("cut.zip", cut).statusCode()).isEqualTo(400);
    assertThat(server.upload("empty.zip", zip()).statusCode()).isEqualTo(400);
    assertThat(server.get("/download?filename=1.11").statusCode()).isEqualTo(404);
  }

  @Test
  void aZipThatInflatesWithoutEndIsRefused() throws Exception {
    byte[] zip = zip(Map.entry("zeros", new byte[8 << 20]));

    HttpResponse<String> answer = server.upload("bomb.zip", zip);

    assertThat(zip.length).isLessThan(10_000);
    assertThat(answer.body()).contains("inflates to more than 1048576 bytes");
  }

  @Test
  void aZipThatLiesAboutSizesIsRefused() throws Exception {
    byte[] zip = zip(Map.entry("a.dcm", TestServer.object("1.19")));
    ByteBuffer behind = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int descriptor = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\7\b");
    behind.putInt(descriptor + 12, 10);
    ByteBuffer before = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    before.putInt(6, 0).putInt(18, 0xFFFFFFF0).putInt(22, 0xFFFFFFF0); // as it is, 4 GB of it

    assertThat(server.upload("behind.zip", behind.array()).statusCode()).isEqualTo(400);
    assertThat(server.upload("before.zip", before.array()).statusCode()).isEqualTo(400);
    assertThat(server.get("/download?filename=1.19").statusCode()).isEqualTo(404);
  }

  @Test
  void anObjectLargerThanAllowedIsRefusedAndLeavesNothing() throws Exception {
    byte[] object = Arrays.copyOf(TestServer.object("1.12"), 2 << 20);

    HttpResponse<String> form = server.upload("large", object);
    HttpResponse<String> raw = server.post("/upload", TestServer.DICOM, object);
    HttpResponse<String> chunked =
        server.post(
            "/upload",
            TestServer.DICOM,
            HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArrays(List.of(object, object))));

    for (HttpResponse<String> answer : List.of(form, raw, chunked)) {
      assertThat(answer.statusCode()).isEqualTo(413);
      assertProblem(answer, "Request Entity Too Large");
    }
    assertThat(server.get("/download?filename=1.12").statusCode()).isEqualTo(404);
  }

  @Test
  void aClientThatBreaksOffLeavesNothing() throws Exception {
    byte[] body = new TestServer.Form().file("cut", TestServer.object("1.13")).body();
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head(FORM, body.length).getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, body.length - 200);
    }

    assertThat(server.get("/download?filename=1.13").statusCode()).isEqualTo(404);
    for (int i = 0; i < 100 && openUploads() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(openUploads()).isZero();
  }

  @Test
  void aBodyWhoseChunksAreBrokenIsNotTakenForWhole() throws Exception {
    byte[] object = TestServer.object("1.18");
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          head(TestServer.DICOM, 0)
              .replace("Content-Length: 0", "Transfer-Encoding: chunked")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(
          (Integer.toHexString(object.length - 8) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(object, 0, object.length - 8);
      out.write("\r\nno length\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(server.get("/download?filename=1.18").statusCode()).isEqualTo(404);
  }

  @Test
  void aFormThatEndsEarlyIsRefused() throws Exception {
    byte[] body = new TestServer.Form().file("cut", TestServer.object("1.14")).body();

    HttpResponse<String> answer =
        server.post("/upload", FORM, Arrays.copyOf(body, body.length - 20));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("ends before its closing boundary");
    assertThat(server.get("/download?filename=1.14").statusCode()).isEqualTo(404);
  }

  @Test
  void aClientThatAsksFirstIsToldToGoOn() throws Exception {
    byte[] object = TestServer.object("1.15");
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      String head = head(TestServer.DICOM, object.length);
      out.write(
          head.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] first = in.readNBytes(12);
      out.write(object);

      assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
      assertThat(readUntil(in, "sopInstanceUID")).contains("HTTP/1.1 200");
    }
  }

  @Test
  void manyUploadAtOnce() throws Exception {
    List<Integer> statuses =
        Threads.inParallel(
            8,
            number -> {
              for (int i = 0; i < 10; i++) {
                String uid = "1.16." + number + "." + i;
                if (server.upload(uid, TestServer.object(uid)).statusCode() != 200) {
                  return 500;
                }
              }
              return 200;
            });

    assertThat(statuses).containsOnly(200);
    assertThat(server.get("/files?limit=999").body()).contains("1.16.7.9", "1.16.0.0");
  }

  private static void assertProblem(HttpResponse<String> answer, String title) {
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body())
        .startsWith("{\"title\":\"" + title + "\",\"status\":" + answer.statusCode())
        .contains("\"error\":\"");
  }

  private static String head(String type, int length) {
    return "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.US_ASCII).contains(end)) {
      read.write(in.read());
    }
    return read.toString(StandardCharsets.US_ASCII);
  }

  /** Files that are half received. */
  private static long openUploads() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("incoming"))) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".lock"))
          .count();
    }
  }

  @SafeVarargs
  private static byte[] zip(Map.Entry<String, byte[]>... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
