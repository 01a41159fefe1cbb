package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.http.TestServer;
import org.pocketdicom.testkit.Part10Files;

/** Storing (PS3.18 10.5). */
class StowTest {

  private static final byte[] GARBAGE = "no DICOM".getBytes(StandardCharsets.UTF_8);

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/dicom\"; boundary=frontier",
        "multipart/related; type=application/dicom; boundary=\"frontier\"",
        "multipart/related;boundary=frontier",
        "Multipart/Related; BOUNDARY=frontier; start=\"<a>\"; Type=\"Application/DICOM\"",
        "multipart/related; type=\"application/dicom;transfer-syntax=1.2.840.10008.1.2.1\";"
            + " boundary=frontier",
      })
  void everySpellingOfTheContentTypeIsTaken(String type) throws Exception {
    String uid = "1.1." + (type.hashCode() >>> 1);

    HttpResponse<String> answer = store(type, new Parts().dicom(TestServer.object(uid)).bytes());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/dicom+json");
    assertThat(answer.body())
        .contains(
            "\"00081155\":{\"vr\":\"UI\",\"Value\":[\"" + uid + "\"]}",
            "\"00081190\":{\"vr\":\"UR\",\"Value\":[\""
                + server.uri("/dicomweb/studies/1.2.3/series/1.2.3.1/instances/" + uid))
        .doesNotContain("00081198", "0008119A");
    assertThat(server.bytes("/download?filename=" + uid).body()).isEqualTo(TestServer.object(uid));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1",
        "Content-Type: application/dicom; transfer-syntax=\"1.2.840.10008.1.2.1\"\r\nMIME-Version:"
            + " 1.0\r\nContent-Length: 1234",
        "content-type:APPLICATION/DICOM",
        "Content-Location: /somewhere",
        "X-Nothing:",
      })
  void everySpellingOfAPartIsStored(String headers) throws Exception {
    String uid = "1.2." + (headers.hashCode() >>> 1);

    HttpResponse<String> answer =
        store(Parts.STOW, new Parts().add(headers, TestServer.object(uid)).bytes());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.get("/download?filename=" + uid).statusCode()).isEqualTo(200);
  }

  @Test
  void bareLineFeedsPreambleAndEpilogueAreTaken() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "preamble\n--frontier\nContent-Type: application/dicom\n\n"
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(TestServer.object("1.3"));
    body.writeBytes("\n--frontier--\nepilogue".getBytes(StandardCharsets.US_ASCII));

    assertThat(store(Parts.STOW, body.toByteArray()).statusCode()).isEqualTo(200);
  }

  @Test
  void everyPartIsInTheAnswerOnce() throws Exception {
    server.upload("a", TestServer.object("1.4.2"));
    byte[] body =
        new Parts()
            .dicom(TestServer.object("1.4.1"))
            .dicom(GARBAGE)
            .dicom(TestServer.other("1.4.2"))
            .dicom(TestServer.object("1.4.3"))
            .dicom(new byte[0])
            .bytes();

    HttpResponse<String> answer = store(Parts.STOW, body);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .containsOnlyOnce("\"1.4.1\"]}")
        .containsOnlyOnce("\"1.4.3\"]}")
        .contains(
            "\"00081198\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"1.2"
                + ".840.10008.5.1.4.1.1.2\"]},\"00081155\":{\"vr\":\"UI\",\"Value\":[\"1.4.2\"]},"
                + "\"00081197\":{\"vr\":\"US\",\"Value\":[273]}}]}")
        .contains(
            "\"0008119A\":{\"vr\":\"SQ\",\"Value\":[{\"00081197\":{\"vr\":\"US\",\"Value\":[49152]"
                + "}},{\"00081197\":{\"vr\":\"US\",\"Value\":[49152]}}]}");
  }

  @Test
  void whereNothingIsStoredItIs409AndSaysWhy() throws Exception {
    HttpResponse<String> answer = store(Parts.STOW, new Parts().dicom(GARBAGE).bytes());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("0008119A", "49152").doesNotContain("00081199");
  }

  @Test
  void theSameAgainIsASuccess() throws Exception {
    byte[] body = new Parts().dicom(TestServer.object("1.5")).bytes();
    store(Parts.STOW, body);

    assertThat(store(Parts.STOW, body).statusCode()).isEqualTo(200);
  }

  @Test
  void anObjectAloneMayBeSent() throws Exception {
    HttpResponse<String> answer =
        store("application/dicom; transfer-syntax=1.2", TestServer.object("1.6"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(store("application/dicom", GARBAGE).statusCode()).isEqualTo(409);
  }

  @Test
  void anotherStudyThanTheUrlsIsRefused() throws Exception {
    byte[] body = new Parts().dicom(TestServer.object("1.7")).bytes();

    HttpResponse<String> other = server.post("/dicomweb/studies/9.9", Parts.STOW, body);
    HttpResponse<String> same = server.post("/dicomweb/studies/1.2.3", Parts.STOW, body);

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("00081198", "1.7", "43264");
    assertThat(same.statusCode()).isEqualTo(200);
  }

  @Test
  void anObjectThatLacksAUidIsRefused() throws Exception {
    DataSet image = Part10Files.smallImage("1.2.3", "1.2.3.1", "1.8");
    for (int tag :
        new int[] {
          Tags.SOPClassUID, Tags.SOPInstanceUID, Tags.StudyInstanceUID, Tags.SeriesInstanceUID
        }) {
      byte[] object = Part10Files.file(image.toBuilder().remove(tag).build());

      HttpResponse<String> answer = store(Parts.STOW, new Parts().dicom(object).bytes());

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("43264");
      assertThat(server.get("/download?filename=1.8").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anObjectWhosePixelsAreCutIsRefused() throws Exception {
    byte[] whole = Part10Files.file(Part10Files.smallImage("1.2.3", "1.2.3.1", "1.19"));
    byte[] cut = Arrays.copyOf(whole, whole.length - 2);

    HttpResponse<String> answer = store(Parts.STOW, new Parts().dicom(cut).bytes());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("00081198", "1.19", "49152");
    assertThat(server.get("/download?filename=1.19").statusCode()).isEqualTo(404);
  }

  @Test
  void theAnswerMayBeXml() throws Exception {
    HttpResponse<String> answer =
        server.post(
            "/dicomweb/studies?accept=application/dicom%2Bxml",
            "application/dicom", TestServer.object("1.9"));

    assertThat(answer.headers().firstValue("content-type")).contains("application/dicom+xml");
    assertThat(answer.body()).contains("<NativeDicomModel", "keyword=\"ReferencedSOPSequence\"");
  }

  @Test
  void whatIsNoDicomInAnyFormIs415AndWithoutPartsIs400() throws Exception {
    byte[] body = new Parts().dicom(TestServer.object("1.10")).bytes();

    for (String type :
        List.of(
            "text/plain",
            "multipart/form-data; boundary=frontier",
            "image/png",
            "multipart/related; type=\"image/jpeg\"; boundary=frontier")) {
      assertThat(store(type, body).statusCode()).as(type).isEqualTo(415);
    }
    assertThat(store(Parts.STOW, new Parts().bytes()).statusCode()).isEqualTo(400);
    assertThat(store(Parts.STOW, GARBAGE).statusCode()).isEqualTo(400);
    assertThat(store("multipart/related; type=\"application/dicom\"", body).statusCode())
        .isEqualTo(400);
    assertThat(server.post("/dicomweb/studies/..%2Fx", Parts.STOW, body).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aBodyThatEndsEarlyTellsWhatIsStored() throws Exception {
    byte[] whole =
        new Parts().dicom(TestServer.object("1.11.1")).dicom(TestServer.object("1.11.2")).bytes();
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 100);

    HttpResponse<String> answer = store(Parts.STOW, cut);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"1.11.1\"", "0008119A").doesNotContain("\"1.11.2\"");
    assertThat(server.get("/download?filename=1.11.2").statusCode()).isEqualTo(404);
  }

  @Test
  void tooLargeIs413AndTheRestIsStored() throws Exception {
    byte[] large = java.util.Arrays.copyOf(TestServer.object("1.12"), 1 << 20 | 2);

    HttpResponse<String> alone = store("application/dicom", large);
    HttpResponse<String> among =
        store(Parts.STOW, new Parts().dicom(large).dicom(TestServer.object("1.12.1")).bytes());

    assertThat(alone.statusCode()).isEqualTo(413);
    assertThat(among.statusCode()).isEqualTo(202);
    assertThat(among.body()).contains("42752", "1.12.1");
  }

  @Test
  void anEndlessPartIs413() throws Exception {
    HttpResponse<String> answer =
        server.post(
            "/dicomweb/studies",
            Parts.STOW,
            HttpRequest.BodyPublishers.ofInputStream(StowTest::endless));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aCompressedBodyIsRefusedBeforeItIsInflated() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(TestServer.object("1.13"));
      gzip.write(new byte[32 << 20]);
    }
    HttpResponse<String> answer =
        server.postEncoded("/dicomweb/studies", "gzip", bomb.toByteArray());

    assertThat(bomb.size()).isLessThan(100_000);
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(server.get("/download?filename=1.13").statusCode()).isEqualTo(404);
  }

  @Test
  void manyPartsAndLongHeadersAreRefusedClearly() throws Exception {
    Parts many = new Parts();
    for (int i = 0; i < 10_001; i++) {
      many.dicom(new byte[0]);
    }
    String header = "X-Long: " + "x".repeat(1 << 20);

    assertThat(store(Parts.STOW, many.bytes()).statusCode()).isBetween(400, 499);
    assertThat(store(Parts.STOW, new Parts().add(header, GARBAGE).bytes()).statusCode())
        .isEqualTo(400);
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void whoBreaksOffLosesOnlyWhatWasNotAcknowledged() throws Exception {
    byte[] body = new Parts().dicom(TestServer.object("1.14")).bytes();
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /dicomweb/studies HTTP/1.1\r\nHost: x\r\nContent-Type: "
                  + Parts.STOW
                  + "\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, body.length - 200);
    }

    assertThat(server.get("/download?filename=1.14").statusCode()).isEqualTo(404);
  }

  @Test
  void metadataAndBulkDataMakeAnObject() throws Exception {
    byte[] pixels = new byte[128];
    pixels[1] = 7;
    String json =
        "[{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]},"
            + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.15\"]},"
            + "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]},"
            + "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.9\"]},"
            + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"M\u00fcller\"}]},"
            + image()
            + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/1\"}}]";
    byte[] body =
        new Parts()
            .add("Content-Type: application/dicom+json", json.getBytes(StandardCharsets.UTF_8))
            .add("Content-Type: application/octet-stream\r\nContent-Location: bulk/1", pixels)
            .bytes();

    HttpResponse<String> answer =
        store("multipart/related; type=\"application/dicom+json\"; boundary=frontier", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String instance = "/dicomweb/studies/1.2.3/series/1.2.3.9/instances/1.15";
    assertThat(server.bytes(instance + "/frames/1", "Accept", "application/octet-stream").body())
        .isEqualTo(pixels);
    assertThat(server.get(instance + "/metadata").body()).contains("M\u00fcller");
  }

  @Test
  void compressedBulkDataKeepsItsTransferSyntax() throws Exception {
    byte[] frame = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3};
    String xml =
        "<NativeDicomModel>"
            + attribute("00080016", "UI", "1.2.840.10008.5.1.4.1.1.7")
            + attribute("00080018", "UI", "1.16")
            + attribute("0020000D", "UI", "1.2.3")
            + attribute("0020000E", "UI", "1.2.3.9")
            + attribute("00280002", "US", "1")
            + attribute("00280004", "CS", "MONOCHROME2")
            + attribute("00280010", "US", "8")
            + attribute("00280011", "US", "8")
            + attribute("00280100", "US", "8")
            + attribute("00280101", "US", "8")
            + attribute("00280102", "US", "7")
            + attribute("00280103", "US", "0")
            + "<DicomAttribute tag=\"7FE00010\" vr=\"OB\"><BulkData uri=\"http://x/1\"/>"
            + "</DicomAttribute></NativeDicomModel>";
    byte[] body =
        new Parts()
            .add("Content-Type: application/dicom+xml", xml.getBytes(StandardCharsets.UTF_8))
            .add(
                "Content-Type: image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50\r\n"
                    + "Content-Location: http://x/1",
                frame)
            .bytes();

    HttpResponse<String> answer =
        store("multipart/related; type=\"application/dicom+xml\"; boundary=frontier", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    HttpResponse<byte[]> stored =
        server.bytes(
            "/dicomweb/studies/1.2.3/series/1.2.3.9/instances/1.16/frames/1",
            "Accept",
            "multipart/related; type=application/octet-stream; transfer-syntax=*");
    assertThat(Parts.of(stored).getFirst().type())
        .isEqualTo("image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50");
    assertThat(Parts.of(stored).getFirst().content()).startsWith(frame);
  }

  @Test
  void metadataWithoutItsBulkDataIsAFailureOfThatObject() throws Exception {
    String json =
        "[{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]},"
            + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.17\"]},"
            + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"nowhere\"}}]";
    byte[] body =
        new Parts()
            .add("Content-Type: application/dicom+json", json.getBytes(StandardCharsets.UTF_8))
            .bytes();

    HttpResponse<String> answer =
        store("multipart/related; type=\"application/dicom+json\"; boundary=frontier", body);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("00081198", "1.17");
  }

  private static String image() {
    return "\"00280002\":{\"vr\":\"US\",\"Value\":[1]},"
        + "\"00280004\":{\"vr\":\"CS\",\"Value\":[\"MONOCHROME2\"]},"
        + "\"00280010\":{\"vr\":\"US\",\"Value\":[8]},\"00280011\":{\"vr\":\"US\",\"Value\":[8]},"
        + "\"00280100\":{\"vr\":\"US\",\"Value\":[16]},\"00280101\":{\"vr\":\"US\",\"Value\":[12]},"
        + "\"00280102\":{\"vr\":\"US\",\"Value\":[11]},\"00280103\":{\"vr\":\"US\",\"Value\":[0]},";
  }

  private static String attribute(String tag, String vr, String value) {
    return "<DicomAttribute tag=\"%s\" vr=\"%s\"><Value number=\"1\">%s</Value></DicomAttribute>"
        .formatted(tag, vr, value);
  }

  private static HttpResponse<String> store(String type, byte[] body) throws Exception {
    return server.post("/dicomweb/studies", type, body);
  }

  /** The beginning of a part, and then zeros. */
  private static InputStream endless() {
    byte[] head =
        "--frontier\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    List<InputStream> pieces = new ArrayList<>();
    pieces.add(new ByteArrayInputStream(head));
    pieces.add(new ByteArrayInputStream(TestServer.object("1.99")));
    for (int i = 0; i < 64; i++) {
      pieces.add(new ByteArrayInputStream(new byte[1 << 20]));
    }
    return new SequenceInputStream(Collections.enumeration(pieces));
  }
}
