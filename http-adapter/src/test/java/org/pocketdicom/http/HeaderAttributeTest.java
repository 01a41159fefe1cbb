package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class HeaderAttributeTest {

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data);
    DataSet image =
        Part10Files.smallImage("1.2", "1.2.1", "1.2.1.1").toBuilder()
            .put(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "AXIAL")
            .put(Tags.AccessionNumber, Vr.SH, new String[0])
            .put(Tags.ICCProfile, Vr.OB, new byte[] {1, 2, 3, 4})
            .put(
                Tags.ReferencedStudySequence,
                DataSet.builder().put(Tags.ReferencedSOPInstanceUID, Vr.UI, "1.9").build())
            .put(0x00110012, Vr.LO, "ACME [2.0]")
            .put(0x00111205, Vr.LO, "theirs")
            .put(0x00091001, Vr.LO, "a \"private\" \\value")
            .build();
    server.upload("scan.dcm", Part10Files.file(image));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0010,0010", "(0010,0010)", "00100010", "PatientName"})
  void anAttributeIsFoundByAnySpellingOfItsTag(String tag) throws Exception {
    HttpResponse<String> answer = attribute("scan.dcm", tag);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"attribute\":\"Doe^Jane\",\"tag\":\"(0010,0010)\",\"keyword\":\"PatientName\","
                + "\"vr\":\"PN\",\"values\":[\"Doe^Jane\"]}");
  }

  @Test
  void aPrivateAttributeIsFoundByItsCreatorWhateverItsBlock() throws Exception {
    assertThat(attribute("scan.dcm", "0011,xx05[ACME [2.0]]").body())
        .isEqualTo(
            "{\"attribute\":\"theirs\",\"tag\":\"(0011,1205)\",\"keyword\":\"\","
                + "\"vr\":\"LO\",\"values\":[\"theirs\"]}");
    assertThat(attribute("scan.dcm", "0011,xx05[OTHER]").statusCode()).isEqualTo(404);
    assertThat(attribute("scan.dcm", "0011,xx05").statusCode()).isEqualTo(400);
  }

  @Test
  void aSopInstanceUidIsANameToo() throws Exception {
    assertThat(attribute("1.2.1.1", "PatientID").body()).contains("\"attribute\":\"4711\"");
  }

  @Test
  void aFileNameMayHaveASemicolon() throws Exception {
    server.upload("a;b.dcm", Part10Files.file(Part10Files.smallImage("1.3", "1.3.1", "1.3.1.1")));

    assertThat(server.get("/dicom-header-attribute?filename=a;b.dcm&tag=SOPInstanceUID").body())
        .contains("\"attribute\":\"1.3.1.1\"");
    assertThat(attribute("a;b.dcm", "SOPInstanceUID").body()).contains("1.3.1.1");
  }

  @Test
  void severalValuesAreJoinedByBackslashes() throws Exception {
    assertThat(attribute("scan.dcm", "ImageType").body())
        .contains("\"attribute\":\"ORIGINAL\\\\PRIMARY\\\\AXIAL\"")
        .contains("\"values\":[\"ORIGINAL\",\"PRIMARY\",\"AXIAL\"]");
  }

  @Test
  void numbersAreGivenInDecimal() throws Exception {
    assertThat(attribute("scan.dcm", "Rows").body())
        .contains("\"attribute\":\"8\"", "\"vr\":\"US\",\"values\":[\"8\"]");
  }

  @Test
  void anAttributeWithoutValueIsThere() throws Exception {
    HttpResponse<String> answer = attribute("scan.dcm", "AccessionNumber");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"attribute\":\"\"", "\"values\":[]");
  }

  @Test
  void bytesAreGivenInBase64() throws Exception {
    assertThat(attribute("scan.dcm", "ICCProfile").body())
        .contains("\"attribute\":\"AQIDBA==\"", "\"values\":[\"AQIDBA==\"]");
  }

  @Test
  void itemsOfASequenceAreDicomJson() throws Exception {
    assertThat(attribute("scan.dcm", "ReferencedStudySequence").body())
        .contains("\"attribute\":\"1 item\"")
        .contains("\"values\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"1.9\"]}}]");
    assertThat(attribute("scan.dcm", "ReferencedStudySequence[0].ReferencedSOPInstanceUID").body())
        .contains("\"attribute\":\"1.9\"");
  }

  @Test
  void privateAttributesHaveNoKeyword() throws Exception {
    assertThat(attribute("scan.dcm", "0009,1001").body())
        .contains("\"keyword\":\"\"", "\"a \\\"private\\\"\\\\value\"");
  }

  @Test
  void aMissingOrMalformedParameterIsRefused() throws Exception {
    for (String query :
        new String[] {"", "?filename=scan.dcm", "?tag=PatientName", "?filename=&tag=PatientName"}) {
      HttpResponse<String> answer = server.get("/dicom-header-attribute" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.body()).contains("\"error\":\"the parameter '");
    }
    for (String tag : new String[] {"0010", "NoSuchKeyword", "0010,001G", "A[", "A[0]..B", " "}) {
      assertThat(attribute("scan.dcm", tag).statusCode()).as(tag).isEqualTo(400);
    }
  }

  @Test
  void anUnknownFileOrAbsentTagIsNotFound() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            attribute("nothing.dcm", "PatientName"), attribute("scan.dcm", "PatientBirthDate"))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(answer.body()).startsWith("{\"title\":\"Not Found\",\"status\":404,");
    }
  }

  private static HttpResponse<String> attribute(String name, String tag) throws Exception {
    return server.get(
        "/dicom-header-attribute?filename="
            + TestServer.encoded(name)
            + "&tag="
            + TestServer.encoded(tag));
  }
}
