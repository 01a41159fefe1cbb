package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.http.TestServer;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;

/** Every readable file of the corpus goes in by STOW and comes out again as it was. */
class CorpusDicomWebTest {

  private static final Pattern URL = Pattern.compile("\"(http://[^\"]*/instances/[^\"]*)\"");
  private static final Pattern BULK = Pattern.compile(",\"BulkDataURI\":\"[^\"]*\"");

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.on(data, Map.of("DICOM_DUPLICATES", "replace"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> filesComeOutAsTheyWentIn() {
    return Corpus.each(file -> file.header() == Expectation.SUCCEED, CorpusDicomWebTest::check);
  }

  private static void check(CorpusFile file) throws Exception {
    byte[] object = Files.readAllBytes(file.path());
    HttpResponse<String> stored = server.post("/dicomweb/studies", "application/dicom", object);
    if (stored.statusCode() == 409) {
      // It lacks a UID, or ends within an element.
      assertThat(stored.body()).containsAnyOf("43264", "49152");
      return;
    }
    assertThat(stored.statusCode()).isEqualTo(200);
    Matcher url = URL.matcher(stored.body());
    assertThat(url.find()).isTrue();
    String instance = url.group(1);

    assertThat(server.bytes(instance, "Accept", "application/dicom; transfer-syntax=*").body())
        .isEqualTo(object);
    assertThat(withoutUris(server.get(instance + "/metadata").body()))
        .isEqualTo(withoutUris("[" + json(object) + "]"));
    if (file.picture() != Expectation.EITHER) {
      checkDefault(instance); // else a later frame may be broken, and so may the answer be
    }
    if (file.frameSha256().isPresent() && file.picture() == Expectation.SUCCEED) {
      checkFrame(file, instance);
    }
  }

  /**
   * The frame's stored values are those that other programs decode. Native ones come as they are
   * stored, whose unused bits the manifest masks: there the values of those that fill theirs count.
   */
  private static void checkFrame(CorpusFile file, String instance) throws Exception {
    HttpResponse<byte[]> frame =
        server.bytes(instance + "/frames/1", "Accept", "application/octet-stream");
    boolean comparable =
        TransferSyntax.of(file.transferSyntax()).encapsulated()
            && !file.columns().getOrDefault("bits_allocated", "").equals("1");

    assertThat(frame.statusCode()).isEqualTo(200);
    if (comparable) {
      assertThat(Sha256.hex(frame.body())).isEqualTo(file.frameSha256().orElseThrow());
    }
  }

  /** Unless Accept tells otherwise, Explicit VR Little Endian (PS3.18 8.7.3.2). */
  private static void checkDefault(String instance) throws Exception {
    HttpResponse<byte[]> answer = server.bytes(instance, "Accept", "application/dicom");
    String type = answer.headers().firstValue("content-type").orElseThrow();

    assertThat(type)
        .endsWith(
            "transfer-syntax="
                + Part10Reader.lenient(ReadLimits.DEFAULT)
                    .read(answer.body())
                    .transferSyntax()
                    .uid());
  }

  private static String withoutUris(String json) {
    return BULK.matcher(json).replaceAll("");
  }

  private static String json(byte[] object) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DicomJsonWriter.write(
        Part10Reader.lenient(ReadLimits.DEFAULT).read(object).dataSet(),
        element -> Optional.of("somewhere"),
        out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
