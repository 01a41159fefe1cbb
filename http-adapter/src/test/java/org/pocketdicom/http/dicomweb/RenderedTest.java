package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
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

/** Pictures (PS3.18 10.4.1.1.4, 8.3.5) and WADO-URI (chapter 9). */
class RenderedTest {

  private static final String STUDY = "/dicomweb/studies/1.2.3";
  private static final String ONE = STUDY + "/series/1.2.3.1/instances/1.1";
  private static final String WADO =
      "requestType=WADO&studyUID=1.2.3&seriesUID=1.2.3.1&objectUID=1.1";

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data);
    server.upload("a", TestServer.object("1.1"));
    server.upload("b", TestServer.object("1.2"));
    server.upload(
        "sr",
        Part10Files.file(
            Part10Files.smallImage("1.2.3", "1.2.3.0", "1.0").toBuilder()
                .remove(Tags.PixelData)
                .put(Tags.Modality, Vr.CS, "SR")
                .build()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "*/*,image/jpeg",
    "image/png,image/png",
    "image/gif,image/gif",
    "'image/avif,image/webp,image/*,*/*;q=0.8',image/jpeg",
    "'multipart/related; type=\"image/png\"',multipart/related"
  })
  void aPictureComesInTheTypeThatIsAccepted(String accept, String type) throws Exception {
    HttpResponse<byte[]> answer = server.bytes(ONE + "/rendered", "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
    assertThat(answer.headers().firstValue("etag")).isPresent();
  }

  @Test
  void aWindowIsAppliedAsTheStandardSays() throws Exception {
    // Of value 16 (row 1, column 0) under center 16, width 16: the middle (PS3.3 C.11.2.1.2).
    BufferedImage linear = png(ONE + "/rendered?window=16,17,linear&accept=image/png");
    BufferedImage exact =
        png(ONE + "/frames/1/rendered?window=16,16,linear-exact&accept=image/png");

    assertThat(linear.getRaster().getSample(0, 1, 0)).isEqualTo(135);
    assertThat(exact.getRaster().getSample(0, 1, 0)).isEqualTo(128);
    assertThat(exact.getRaster().getSample(0, 0, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'16,16',16,16",
    "'16,4',4,4",
    "'16,16,0,0,4,8',8,16",
    "'4,4,4,4,4,4',4,4",
    "'4,4,,,,',4,4",
    "'8,8,4,4,100,100',8,8"
  })
  void aViewportIsFilledInProportion(String viewport, int width, int height) throws Exception {
    BufferedImage picture = png(ONE + "/rendered?accept=image/png&viewport=" + viewport);

    assertThat(List.of(picture.getWidth(), picture.getHeight())).isEqualTo(List.of(width, height));
  }

  @Test
  void aNegativeSizeTurnsTheRegionRound() throws Exception {
    BufferedImage plain = png(ONE + "/rendered?accept=image/png&viewport=8,8,0,0,8,8");
    BufferedImage across = png(ONE + "/rendered?accept=image/png&viewport=8,8,0,0,-8,8");
    BufferedImage down = png(ONE + "/rendered?accept=image/png&viewport=8,8,0,0,8,-8");

    assertThat(across.getRaster().getSample(7, 2, 0))
        .isEqualTo(plain.getRaster().getSample(0, 2, 0));
    assertThat(down.getRaster().getSample(2, 0, 0)).isEqualTo(plain.getRaster().getSample(2, 7, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "annotation=patient",
        "window=1",
        "window=1,0",
        "window=a,b",
        "window=1,2,cubic",
        "viewport=0,1",
        "viewport=1",
        "viewport=9000,1",
        "viewport=8,8,100,100,4,4",
        "viewport=8,8,-1,0,4,4",
        "quality=0",
        "quality=101",
        "iccprofile=adobergb",
        "iccprofile=yes",
        "charset=latin1",
        "window=40,400"
      })
  void whatIsNotSupportedIsRefused(String parameter) throws Exception {
    assertThat(server.get(ONE + "/rendered?" + parameter).statusCode()).isEqualTo(400);
  }

  @Test
  void whatHasNoPixelsHasNoPicture() throws Exception {
    String report = STUDY + "/series/1.2.3.0/instances/1.0";

    assertThat(server.get(report + "/rendered").statusCode()).isEqualTo(404);
    assertThat(server.get(STUDY + "/series/1.2.3.0/rendered").statusCode()).isEqualTo(404);
    assertThat(server.get(report + "/thumbnail").statusCode()).isEqualTo(200);
  }

  @Test
  void aStudyIsShownImageByImage() throws Exception {
    HttpResponse<byte[]> answer = server.bytes(STUDY + "/rendered");

    assertThat(Parts.of(answer)).hasSize(2).allMatch(part -> part.type().equals("image/jpeg"));
    assertThat(Parts.of(server.bytes(STUDY + "/series/1.2.3.1/rendered"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STUDY + "/thumbnail",
        STUDY + "/series/1.2.3.1/thumbnail",
        ONE + "/thumbnail",
        ONE + "/frames/1/thumbnail"
      })
  void thumbnailsAreSmallPictures(String path) throws Exception {
    HttpResponse<byte[]> answer =
        server.bytes(
            path + "?accept=image%2Fjpeg",
            "Accept",
            "multipart/related; type=\"application/octet-stream\"");

    assertThat(answer.headers().firstValue("content-type")).contains("image/jpeg");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(picture.getWidth()).isEqualTo(128);
    assertThat(server.get(path + "?window=1,2").statusCode()).isEqualTo(400);
  }

  @Test
  void wadoUriGivesThePictureOrTheObject() throws Exception {
    for (String place : List.of("/wado?", "/dicomweb/wado?")) {
      HttpResponse<byte[]> object = server.bytes(place + WADO + "&contentType=application%2Fdicom");
      HttpResponse<byte[]> picture = server.bytes(place + WADO);

      assertThat(object.headers().firstValue("content-type")).contains("application/dicom");
      assertThat(object.body()).isEqualTo(TestServer.object("1.1"));
      assertThat(picture.headers().firstValue("content-type")).contains("image/jpeg");
    }
    BufferedImage part =
        png("/wado?" + WADO + "&contentType=image/png&region=0,0,0.5,0.5&rows=16&columns=16");
    assertThat(part.getWidth()).isEqualTo(16);
    BufferedImage window =
        png("/wado?" + WADO + "&contentType=image/png&windowCenter=16&windowWidth=17");
    assertThat(window.getRaster().getSample(0, 1, 0)).isEqualTo(135);
  }

  @ParameterizedTest
  @CsvSource({
    "requestType=WADO,400",
    "studyUID=1.2.3&seriesUID=1.2.3.1&objectUID=1.1,400",
    "requestType=WADO&studyUID=1.2.3&seriesUID=1.2.3.1&objectUID=9,404",
    "requestType=WADO&studyUID=1.2&seriesUID=1.2.3.1&objectUID=1.1,404",
    WADO + "&anonymize=yes,400",
    WADO + "&annotation=patient,400",
    WADO + "&contentType=text/html,406",
    WADO + "&frameNumber=2,404",
    WADO + "&frameNumber=0,400",
    WADO + "&windowCenter=1,400",
    "'" + WADO + "&region=0,0,2,2',400",
    WADO + "&rows=0,400",
    WADO + "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2.4.110,406"
  })
  void wadoUriRefusesWhatItCannotDo(String query, int status) throws Exception {
    assertThat(server.get("/wado?" + query).statusCode()).isEqualTo(status);
  }

  private static BufferedImage png(String path) throws Exception {
    HttpResponse<byte[]> answer = server.bytes(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }
}
