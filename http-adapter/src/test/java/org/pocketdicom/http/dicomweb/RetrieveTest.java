package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.http.TestServer;
import org.pocketdicom.http.dicomweb.Parts.Received;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Part10Files;

/** Objects, metadata, frames and bulk data again (PS3.18 10.4). */
class RetrieveTest {

  private static final String STUDY = "/dicomweb/studies/1.2.3";
  private static final String SERIES = STUDY + "/series/1.2.3.1";
  private static final String ONE = SERIES + "/instances/1.1";
  private static final String OTHER_STUDY = "/dicomweb/studies/5.1";
  private static final String AS_STORED = "; transfer-syntax=*";
  private static final String DICOM_PARTS = "multipart/related; type=\"application/dicom\"";
  private static final String OCTET_PARTS = "multipart/related; type=application/octet-stream";
  private static final String J2K = "1.2.840.10008.1.2.4.90";

  private static final byte[] PDF = "%PDF-1.4 and more".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VIDEO = {0, 0, 1, (byte) 0xB3, 5, 6};

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data);
    for (int i = 1; i <= 3; i++) {
      server.upload("x", TestServer.object("1." + i));
    }
    server.upload("x", Part10Files.file(Part10Files.smallImage("1.2.3", "1.2.3.2", "1.4")));
    byte[] long1 = new byte[100_000];
    long1[3] = 4;
    DataSet nested = DataSet.builder().put(Tags.EncapsulatedDocument, Vr.OB, long1).build();
    server.upload(
        "x",
        Part10Files.file(
            Part10Files.smallImage("5.1", "5.1.1", "5.1.1.1").toBuilder()
                .put(Tags.ReferencedStudySequence, DataSet.empty(), nested)
                .put(Tags.BitsStored, Vr.US, 16)
                .build()));
    server.upload(
        "x",
        Part10Files.file(
            DataSet.builder()
                .put(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.104.1")
                .put(Tags.SOPInstanceUID, Vr.UI, "5.2.1.1")
                .put(Tags.StudyInstanceUID, Vr.UI, "5.2")
                .put(Tags.SeriesInstanceUID, Vr.UI, "5.2.1")
                .put(Tags.MIMETypeOfEncapsulatedDocument, Vr.LO, "application/pdf")
                .put(Tags.EncapsulatedDocument, Vr.OB, Arrays.copyOf(PDF, 6000))
                .put(Tags.EncapsulatedDocumentLength, Vr.UL, PDF.length)
                .build()));
    server.upload(
        "x",
        Part10Files.encapsulated(
            Part10Files.smallImage("5.3", "5.3.1", "5.3.1.1").toBuilder()
                .remove(Tags.PixelData)
                .build(),
            "1.2.840.10008.1.2.4.100",
            VIDEO));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aStudyComesInParts() throws Exception {
    HttpResponse<byte[]> answer = server.bytes(STUDY);

    List<Received> parts = Parts.of(answer);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith(DICOM_PARTS + "; boundary=");
    assertThat(parts).hasSize(4);
    assertThat(parts.getFirst().type())
        .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    assertThat(parts.getFirst().location()).isEqualTo(server.uri(ONE).toString());
    assertThat(parts.getFirst().content()).isEqualTo(TestServer.object("1.1"));
    assertThat(Parts.of(server.bytes(SERIES))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/dicom",
        "application/dicom; transfer-syntax=*",
        "application/dicom; transfer-syntax=1.2.840.10008.1.2.1",
        "application/dicom; transfer-syntax=\"1.2.840.10008.1.2.1\"; q=0.8, image/png"
      })
  void anInstanceComesAlone(String accept) throws Exception {
    HttpResponse<byte[]> answer = server.bytes(ONE, "Accept", accept);

    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    assertThat(answer.body()).isEqualTo(TestServer.object("1.1"));
    assertThat(server.bytes(ONE, "Accept", accept, "Range", "bytes=128-131").body())
        .isEqualTo("DICM".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void objectsComeAsAZip() throws Exception {
    for (String place : List.of(STUDY, SERIES, ONE)) {
      HttpResponse<byte[]> answer = server.bytes(place, "Accept", "application/zip");
      List<String> names = new ArrayList<>();
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          names.add(entry.getName());
          assertThat(zip.readAllBytes()).hasSize(TestServer.object("1.1").length);
        }
      }
      assertThat(names)
          .contains("1.2.3.1/1.1.dcm")
          .hasSize(place.equals(STUDY) ? 4 : place.equals(SERIES) ? 3 : 1);
    }
  }

  @Test
  void anObjectIsTranscodedToWhatIsAskedFor() throws Exception {
    HttpResponse<byte[]> answer =
        server.bytes(ONE, "Accept", DICOM_PARTS + "; transfer-syntax=" + J2K);

    Received part = Parts.of(answer).getFirst();
    assertThat(part.type()).isEqualTo("application/dicom; transfer-syntax=" + J2K);
    DicomFile file = Part10Reader.lenient(ReadLimits.DEFAULT).read(part.content());
    assertThat(file.transferSyntax().uid()).isEqualTo(J2K);
    assertThat(file.dataSet().string(Tags.SOPInstanceUID)).contains("1.1");
  }

  @Test
  void whatCannotBeHadIs406() throws Exception {
    for (Map.Entry<String, String> wrong :
        Map.of(
                ONE,
                "image/png",
                STUDY,
                "application/dicom",
                SERIES,
                DICOM_PARTS + "; transfer-syntax=1.2.840.10008.1.2.4.110",
                ONE + "/metadata",
                "text/html",
                ONE + "/frames/1",
                "image/png",
                OTHER_STUDY,
                "multipart/related; type=\"no/such\"",
                ONE + "/rendered",
                "image/tiff")
            .entrySet()) {
      HttpResponse<String> answer = server.get(wrong.getKey(), "Accept", wrong.getValue());

      assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(406);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }
  }

  @Test
  void whatMakesNoSenseIs400() throws Exception {
    for (String path :
        List.of(
            "/dicomweb/studies/abc",
            STUDY + "/series/1..2",
            ONE + "/frames/0",
            ONE + "/frames/1,,2",
            ONE + "/frames/x",
            ONE + "/frames/-1")) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(400);
    }
    assertThat(server.get(ONE, "Accept", "nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNotThereIs404() throws Exception {
    for (String path :
        List.of(
            "/dicomweb/studies/9.9",
            "/dicomweb/studies/9.9/metadata",
            STUDY + "/series/9.9",
            STUDY + "/series/9.9/metadata",
            SERIES + "/instances/9.9",
            STUDY + "/series/1.2.3.2/instances/1.1",
            "/dicomweb/studies/5.1/series/1.2.3.1/instances/1.1",
            ONE + "/frames/2",
            ONE + "/frames/1,2",
            ONE + "/frames/9999999999",
            ONE + "/bulkdata/00420011",
            ONE + "/bulkdata/nonsense",
            ONE + "/bulkdata/00081110/99999999999/00420011",
            "/dicomweb/studies/9.9/rendered",
            "/dicomweb/studies/9.9/thumbnail")) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void metadataHasAnETagThatChangesWithTheStudy() throws Exception {
    HttpResponse<String> before = server.get(SERIES + "/metadata");
    String etag = before.headers().firstValue("etag").orElseThrow();

    assertThat(server.get(SERIES + "/metadata", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(server.get(ONE + "/metadata", "If-None-Match", etag).statusCode()).isEqualTo(200);
    server.upload("x", Part10Files.file(Part10Files.smallImage("7.1", "7.1.1", "7.1.1.1")));
    String small =
        server.get("/dicomweb/studies/7.1/metadata").headers().firstValue("etag").orElseThrow();
    server.upload("x", Part10Files.file(Part10Files.smallImage("7.1", "7.1.1", "7.1.1.2")));
    assertThat(server.get("/dicomweb/studies/7.1/metadata", "If-None-Match", small).statusCode())
        .isEqualTo(200);
  }

  @Test
  void metadataIsAnArrayOrParts() throws Exception {
    String json = server.get(SERIES + "/metadata").body();
    HttpResponse<byte[]> xml =
        server.bytes(
            SERIES + "/metadata", "Accept", "multipart/related; type=\"application/dicom+xml\"");

    assertThat(json).startsWith("[{").endsWith("}]").contains("\"1.1\"", "\"1.2\"", "\"1.3\"");
    assertThat(json)
        .contains(
            "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\""
                + server.uri(ONE + "/bulkdata/7FE00010")
                + "\"}");
    assertThat(Parts.of(xml)).hasSize(3).allMatch(p -> p.type().equals("application/dicom+xml"));
    assertThat(server.get(ONE + "/metadata", "Accept", "application/json").statusCode())
        .isEqualTo(200);
  }

  @Test
  void metadataIsCompressedWhereThatIsAskedForAndPixelsAreNot() throws Exception {
    for (int i = 0; i < 40; i++) {
      server.upload("x", Part10Files.file(Part10Files.smallImage("8.1", "8.1.1", "8.1.1." + i)));
    }
    HttpResponse<byte[]> json =
        server.bytes("/dicomweb/studies/8.1/metadata", "Accept-Encoding", "gzip");
    HttpResponse<byte[]> pixels = server.bytes("/dicomweb/studies/8.1", "Accept-Encoding", "gzip");

    assertThat(json.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(pixels.headers().firstValue("content-encoding")).isEmpty();
  }

  @Test
  void framesComeInThePlacesAskedFor() throws Exception {
    byte[] file = threeFrames();
    server.upload("x", file);
    String frames = "/dicomweb/studies/6.1/series/6.1.1/instances/6.1.1.1/frames/";

    List<Received> parts = Parts.of(server.bytes(frames + "3,1,3", "Accept", OCTET_PARTS));

    assertThat(parts).extracting(part -> (int) part.content()[0]).containsExactly(3, 1, 3);
    assertThat(parts).allMatch(part -> part.content().length == 64);
    assertThat(parts.getFirst().location()).isEqualTo(server.uri(frames + "3").toString());
    assertThat(server.get(frames + "1,4").statusCode()).isEqualTo(404);
    assertThat(server.get(frames + "1,2", "Accept", "application/octet-stream").statusCode())
        .isEqualTo(406);
  }

  @Test
  void aFrameComesInEveryTransferSyntaxThatIsWritten() throws Exception {
    byte[] native1 = server.bytes(ONE + "/frames/1", "Accept", "application/octet-stream").body();
    for (Map.Entry<String, String> form :
        Map.of(
                "image/jls", "1.2.840.10008.1.2.4.80",
                "image/jp2", J2K,
                "image/jpeg", "1.2.840.10008.1.2.4.70",
                "image/dicom-rle", "1.2.840.10008.1.2.5",
                "image/jphc", "1.2.840.10008.1.2.4.201")
            .entrySet()) {
      HttpResponse<byte[]> answer =
          server.bytes(ONE + "/frames/1", "Accept", "multipart/related; type=" + form.getKey());

      assertThat(Parts.of(answer).getFirst().type())
          .isEqualTo(form.getKey() + "; transfer-syntax=" + form.getValue());
    }
    assertThat(native1).hasSize(128);
    assertThat(native1[2]).isEqualTo((byte) 1);
  }

  @Test
  void aFrameAsStoredKeepsItsBytesAndTellsItsType() throws Exception {
    byte[] codestream = {(byte) 0xFF, (byte) 0x4F, (byte) 0xFF, 0x51, 9, 9};
    server.upload(
        "x",
        Part10Files.encapsulated(
            Part10Files.smallImage("6.2", "6.2.1", "6.2.1.1").toBuilder()
                .remove(Tags.PixelData)
                .build(),
            J2K,
            codestream));
    String frame = "/dicomweb/studies/6.2/series/6.2.1/instances/6.2.1.1/frames/1";

    for (String accept :
        List.of(
            OCTET_PARTS + AS_STORED,
            OCTET_PARTS + "; transfer-syntax=1.2.840.10008.1.2.5.9; transfer-syntax=*",
            "multipart/related; type=\"image/jp2\"" + AS_STORED,
            "multipart/related; type=\"image/jp2\"; transfer-syntax=" + J2K)) {
      HttpResponse<byte[]> answer = server.bytes(frame, "Accept", accept);

      assertThat(answer.headers().firstValue("content-type").orElse("")).contains("image/jp2");
      assertThat(Parts.of(answer).getFirst().type()).isEqualTo("image/jp2; transfer-syntax=" + J2K);
      assertThat(Parts.of(answer).getFirst().content()).isEqualTo(codestream);
    }
    assertThat(server.bytes(frame, "Accept", "image/jp2").body()).isEqualTo(codestream);
  }

  @Test
  void bulkDataIsWhereMetadataSays() throws Exception {
    String path = "/dicomweb/studies/5.1/series/5.1.1/instances/5.1.1.1";
    String nested = path + "/bulkdata/00081110/1/00420011";

    assertThat(server.get(path + "/metadata").body())
        .contains("\"BulkDataURI\":\"" + server.uri(nested) + "\"");
    assertThat(server.bytes(nested, "Accept", "application/octet-stream").body())
        .hasSize(100_000)
        .startsWith(0, 0, 0, 4);
    assertThat(Parts.of(server.bytes(nested)).getFirst().content()).hasSize(100_000);
    HttpResponse<byte[]> range =
        server.bytes(nested, "Accept", "application/octet-stream", "Range", "bytes=3-3");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.headers().firstValue("content-range")).contains("bytes 3-3/100000");
    assertThat(range.body()).containsExactly(4);
  }

  @Test
  void compressedPixelDataIsDecodedToOctets() throws Exception {
    byte[] pixels = server.bytes(ONE + "/frames/1", "Accept", "application/octet-stream").body();
    byte[] codestream = server.bytes(ONE + "/frames/1", "Accept", "image/jp2").body();
    DataSet twoFrames =
        Part10Files.smallImage("5.4", "5.4.1", "5.4.1.1").toBuilder()
            .remove(Tags.PixelData)
            .put(Tags.NumberOfFrames, Vr.IS, "2")
            .build();
    server.upload("x", Part10Files.encapsulated(twoFrames, J2K, codestream, codestream));
    String bulk = "/dicomweb/studies/5.4/series/5.4.1/instances/5.4.1.1/bulkdata/7FE00010";

    byte[] octets = server.bytes(bulk, "Accept", "application/octet-stream").body();
    HttpResponse<byte[]> range =
        server.bytes(bulk, "Accept", "application/octet-stream", "Range", "bytes=100-199");

    assertThat(octets).hasSize(256).startsWith(pixels).endsWith(pixels);
    assertThat(range.headers().firstValue("content-range")).contains("bytes 100-199/256");
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(octets, 100, 200));
    assertThat(Parts.of(server.bytes(bulk, "Accept", OCTET_PARTS)))
        .singleElement()
        .satisfies(part -> assertThat(part.content()).isEqualTo(octets));
    assertThat(Parts.of(server.bytes(bulk, "Accept", OCTET_PARTS + AS_STORED)))
        .extracting(part -> part.content().length)
        .containsExactly(codestream.length, codestream.length);
  }

  @Test
  void aDocumentIsTheFileThatWasEncapsulated() throws Exception {
    String path = "/dicomweb/studies/5.2/series/5.2.1/instances/5.2.1.1";

    for (String place : List.of("/rendered", "/bulkdata/00420011?accept=application/pdf")) {
      HttpResponse<byte[]> answer = server.bytes(path + place);

      assertThat(answer.headers().firstValue("content-type")).contains("application/pdf");
      assertThat(answer.body()).isEqualTo(PDF);
    }
    assertThat(server.get(path + "/thumbnail").statusCode()).isEqualTo(200);
  }

  @Test
  void aVideoIsItsStream() throws Exception {
    String path = "/dicomweb/studies/5.3/series/5.3.1/instances/5.3.1.1";

    for (String place : List.of("/rendered", "/bulkdata/7FE00010?accept=video/mpeg")) {
      HttpResponse<byte[]> answer = server.bytes(path + place);

      assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("video/mpeg");
      assertThat(answer.body()).isEqualTo(VIDEO);
    }
    assertThat(server.get(path, "Accept", "application/dicom").statusCode()).isEqualTo(200);
    assertThat(server.get(path, "Accept", "application/dicom; transfer-syntax=" + J2K).statusCode())
        .isEqualTo(406);
  }

  @Test
  void headHasTheHeadersOfGet() throws Exception {
    HttpResponse<String> head =
        server.send("HEAD", ONE, "Accept", "application/dicom; transfer-syntax=*");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("content-length"))
        .hasValue(TestServer.object("1.1").length);
  }

  @Test
  void theSimpleRoutesTakeSopInstanceUids() throws Exception {
    assertThat(server.get("/dicom-header-attribute?filename=1.1&tag=PatientID").body())
        .contains("4711");
    assertThat(server.get("/convert-to-png?filename=1.1").statusCode()).isEqualTo(200);
  }

  private static byte[] threeFrames() {
    byte[] pixels = new byte[3 * 64];
    for (int i = 0; i < 3; i++) {
      java.util.Arrays.fill(pixels, 64 * i, 64 * (i + 1), (byte) (i + 1));
    }
    return Part10Files.file(
        Part10Files.smallImage("6.1", "6.1.1", "6.1.1.1").toBuilder()
            .put(Tags.NumberOfFrames, Vr.IS, "3")
            .put(Tags.BitsAllocated, Vr.US, 8)
            .put(Tags.BitsStored, Vr.US, 8)
            .put(Tags.HighBit, Vr.US, 7)
            .put(Tags.PixelData, Vr.OB, pixels)
            .build());
  }
}
