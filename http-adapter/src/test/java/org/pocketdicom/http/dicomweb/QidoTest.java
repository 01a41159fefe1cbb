package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.http.TestServer;
import org.pocketdicom.testkit.Part10Files;

/** Searching (PS3.18 10.6, 8.3.4). */
class QidoTest {

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data);
    for (int study = 1; study <= 3; study++) {
      for (int instance = 1; instance <= 2; instance++) {
        String uid = study + "." + instance;
        server.upload(
            uid,
            Part10Files.file(
                Part10Files.smallImage("9." + study, "9." + study + ".1", uid).toBuilder()
                    .put(Tags.PatientID, Vr.LO, "P" + study)
                    .put(Tags.StudyDate, Vr.DA, "2020010" + study)
                    .put(Tags.AccessionNumber, Vr.SH, "A")
                    .put(Tags.StudyDescription, Vr.LO, "")
                    .build()));
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/studies,3",
    "/series,3",
    "/instances,6",
    "/studies/9.1/series,1",
    "/studies/9.1/instances,2",
    "/studies/9.1/series/9.1.1/instances,2",
    "/studies/9.9/series,0",
    "/studies?PatientID=P1,1",
    "/studies?00100020=P1,1",
    "/studies?PatientID=P*,3",
    "/studies?PatientID=P?,3",
    "/studies?PatientID=NOBODY,0",
    "/studies?StudyDate=20200102-,2",
    "/studies?StudyDate=20200101-20200102,2",
    "/studies?ModalitiesInStudy=CT,3",
    "/studies?ModalitiesInStudy=MR,0",
    "/studies?StudyInstanceUID=9.1%5C9.2,2",
    "'/studies?StudyInstanceUID=9.1,9.2',2",
    "/studies?StudyInstanceUID=9.1&StudyInstanceUID=9.2,2",
    "/studies?PatientName=doe*&limit=2,2",
    "/studies?offset=2,1",
    "/studies?limit=1&offset=5,0",
    "/instances?SOPInstanceUID=1.1,1",
    "/studies?limit=101&offset=0&fuzzymatching=true&includefield=00081030%2C00080060,3"
  })
  void keysMatch(String query, int count) throws Exception {
    HttpResponse<String> answer = server.get("/dicomweb" + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/dicom+json");
    assertThat(answer.body().split("\"00081190\"", -1)).hasSize(count + 1);
    if (count == 0) {
      assertThat(answer.body()).isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PatinetID=NOBODY",
        "00400275.00400009=%5C%5C'--&Nonsense=1",
        "PixelData=1",
        "StudyDate=yesterday",
        "StudyInstanceUID=x'%20OR%201=1",
        "limit=-1",
        "limit=x",
        "limit=99999999999",
        "offset=-1",
        "fuzzymatching=perhaps",
        "includefield=NoSuchAttribute",
        "PatientID=1&PatientID=2&00100020=3",
        "=1",
        "SOPInstanceUID=1.1"
      })
  void whatCannotBeMatchedIs400AndNeverLeftOut(String query) throws Exception {
    HttpResponse<String> answer = server.get("/dicomweb/studies?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void aRefusedKeyIsNamed() throws Exception {
    assertThat(server.get("/dicomweb/studies?PatinetID=1").body()).contains("PatinetID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"';DROP TABLE instances;--", "%' OR '1'='1", "\" OR 1=1", "\u0000", "*'"})
  void whatSqlWouldUnderstandIsText(String value) throws Exception {
    for (String key : List.of("PatientID", "PatientName", "StudyDescription", "AccessionNumber")) {
      HttpResponse<String> answer =
          server.get("/dicomweb/studies?" + key + "=" + TestServer.encoded(value));

      assertThat(answer.statusCode()).isIn(200, 400);
      assertThat(answer.body()).doesNotContain("\"9.1\"");
    }
    assertThat(server.get("/dicomweb/studies?PatientID=P1").body()).contains("9.1");
  }

  @Test
  void whatIsLeftIsTold() throws Exception {
    HttpResponse<String> page = server.get("/dicomweb/studies?limit=1");

    assertThat(page.headers().firstValue("warning").orElseThrow())
        .startsWith("299 ")
        .endsWith(": There are 2 additional results that can be requested");
    assertThat(server.get("/dicomweb/studies").headers().firstValue("warning")).isEmpty();
  }

  @Test
  void matchingThatIsNotDoneIsTold() throws Exception {
    for (String kind : List.of("emptyvaluematching", "multiplevaluematching")) {
      HttpResponse<String> asked = server.get("/dicomweb/studies?PatientID=P1&" + kind + "=true");
      HttpResponse<String> not = server.get("/dicomweb/studies?PatientID=P1&" + kind + "=false");

      assertThat(asked.headers().firstValue("warning").orElseThrow())
          .endsWith(
              kind + " parameter is not supported. Only literal matching has been performed.");
      assertThat(not.headers().firstValue("warning")).isEmpty();
      assertThat(asked.body()).isEqualTo(not.body()).contains("\"9.1\"");
    }
  }

  @Test
  void resultsHaveTheAttributesOfTheirLevelAndTheirUrls() throws Exception {
    String study = server.get("/dicomweb/studies?PatientID=P1").body();
    String series = server.get("/dicomweb/series?PatientID=P1").body();
    String instance = server.get("/dicomweb/instances?SOPInstanceUID=1.1").body();

    assertThat(study)
        .contains(
            "\"00080061\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}",
            "\"00201206\":{\"vr\":\"IS\",\"Value\":[1]}",
            "\"00201208\":{\"vr\":\"IS\",\"Value\":[2]}",
            "\"" + server.uri("/dicomweb/studies/9.1") + "\"")
        .doesNotContain("00081030");
    assertThat(series).contains("\"0020000D\"", "9.1/series/9.1.1\"");
    assertThat(instance).contains("\"00280010\"", "9.1/series/9.1.1/instances/1.1\"");
    assertThat(server.get("/dicomweb/studies?PatientID=P1&includefield=StudyDescription").body())
        .contains("\"00081030\":{\"vr\":\"LO\"}");
  }

  @Test
  void resultsMayBeXml() throws Exception {
    HttpResponse<byte[]> answer =
        server.bytes(
            "/dicomweb/studies", "Accept", "multipart/related; type=\"application/dicom+xml\"");

    assertThat(Parts.of(answer)).hasSize(3);
    assertThat(server.get("/dicomweb/studies", "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void theSameRequestHasTheSameOrder() throws Exception {
    String first = server.get("/dicomweb/instances").body();

    assertThat(server.get("/dicomweb/instances").body()).isEqualTo(first);
  }
}
