package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of files, and files again. */
class FilesTest {

  private static final byte[] OBJECT = TestServer.object("1.0");

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data);
    for (int i = 0; i < 5; i++) {
      server.upload(i + " \u00e4;'.dcm", TestServer.object("1." + i));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void filesAreListedPageByPageTheNewestFirst() throws Exception {
    List<String> names = new ArrayList<>();
    String path = "/files?limit=2";
    int pages = 0;
    while (path != null) {
      String page = server.get(path).body();
      Matcher name = Pattern.compile("\"filename\":\"(\\d)").matcher(page);
      while (name.find()) {
        names.add(name.group(1));
      }
      Matcher next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
      path = next.find() ? next.group(1) : null;
      pages++;
    }

    assertThat(names).containsExactly("4", "3", "2", "1", "0");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aFileIsListedWithItsIdentityAndSize() throws Exception {
    assertThat(server.get("/files?limit=1").body())
        .contains("\"sopInstanceUID\":\"1.4\"", "\"size\":" + OBJECT.length, "\"uploadedAt\":\"20");
  }

  @Test
  void aPageHas1To999Files() throws Exception {
    for (String query : List.of("limit=0", "limit=1000", "limit=x", "before=x", "before=-1")) {
      assertThat(server.get("/files?" + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void anObjectComesBackAsItWasSent() throws Exception {
    String name = "0 \u00e4;'.dcm";
    HttpResponse<byte[]> answer = server.bytes("/download?filename=" + TestServer.encoded(name));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(OBJECT);
    assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(OBJECT.length);
    assertThat(answer.headers().firstValue("content-type")).contains("application/dicom");
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"0 ____.dcm\"; filename*=UTF-8''0%20%C3%A4%3B%27.dcm");
  }

  @Test
  void anObjectComesWhateverTheClientSaysItAccepts() throws Exception {
    HttpResponse<byte[]> answer =
        server.bytes("/download?filename=1.0", "Accept", "application/octet-stream");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/dicom");
  }

  @Test
  void aRangeOfAnObjectCanBeAskedFor() throws Exception {
    HttpResponse<byte[]> middle = server.bytes("/download?filename=1.0", "Range", "bytes=128-131");
    HttpResponse<byte[]> end = server.bytes("/download?filename=1.0", "Range", "bytes=-2");
    HttpResponse<byte[]> beyond = server.bytes("/download?filename=1.0", "Range", "bytes=99999-");
    HttpResponse<byte[]> changed =
        server.bytes("/download?filename=1.0", "Range", "bytes=0-0", "If-Range", "\"other\"");

    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(new String(middle.body(), java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("DICM");
    assertThat(middle.headers().firstValue("content-range"))
        .contains("bytes 128-131/" + OBJECT.length);
    assertThat(end.body()).hasSize(2);
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("content-range")).contains("bytes */" + OBJECT.length);
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  @Test
  void aClientThatHasTheObjectIsToldSo() throws Exception {
    String etag = server.bytes("/download?filename=1.0").headers().firstValue("etag").orElseThrow();

    assertThat(server.get("/download?filename=1.0", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void theHeadersAloneCanBeAskedFor() throws Exception {
    HttpResponse<String> answer = server.send("HEAD", "/download?filename=1.0");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(OBJECT.length);
  }

  @Test
  void severalObjectsComeInAZip() throws Exception {
    HttpResponse<byte[]> answer = server.bytes("/download?filename=1.0&filename=1.3&filename=1.0");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/zip");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(zip.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("1.0.dcm");
      assertThat(zip.readAllBytes()).isEqualTo(OBJECT);
      assertThat(zip.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("1.3.dcm");
      assertThat(zip.readAllBytes()).isEqualTo(TestServer.object("1.3"));
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void whatIsMissingIsSaidBeforeAnythingIsSent() throws Exception {
    assertThat(server.get("/download").statusCode()).isEqualTo(400);
    assertThat(server.get("/download?filename=none").statusCode()).isEqualTo(404);
    assertThat(server.get("/download?filename=1.0&filename=none").statusCode()).isEqualTo(404);
  }
}
