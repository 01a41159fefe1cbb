package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;
import org.pocketdicom.testkit.Threads;

class ConvertTest {

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data);
    DataSet image = Part10Files.smallImage("1.2", "1.2.1", "1.2.1.1");
    server.upload("one.dcm", Part10Files.file(image));
    server.upload(
        "three.dcm",
        Part10Files.file(
            image.toBuilder()
                .put(Tags.SOPInstanceUID, Vr.UI, "1.2.1.2")
                .put(Tags.NumberOfFrames, Vr.IS, "3")
                .put(Tags.PixelData, Vr.OW, new byte[3 * 128])
                .build()));
    server.upload(
        "text.dcm",
        Part10Files.file(
            image.toBuilder()
                .put(Tags.SOPInstanceUID, Vr.UI, "1.2.1.3")
                .remove(Tags.PixelData)
                .build()));
    server.upload(
        "mpeg.dcm",
        Part10Files.encapsulated(
            image.toBuilder()
                .put(Tags.SOPInstanceUID, Vr.UI, "1.2.1.4")
                .remove(Tags.PixelData)
                .build(),
            "1.2.840.10008.1.2.4.100",
            new byte[8]));
    server.upload(
        "short.dcm",
        Part10Files.file(
            image.toBuilder()
                .put(Tags.SOPInstanceUID, Vr.UI, "1.2.1.5")
                .put(Tags.PixelData, Vr.OW, new byte[10])
                .build()));
    server.upload(
        "overlay.dcm",
        Part10Files.file(
            image.toBuilder()
                .put(Tags.SOPInstanceUID, Vr.UI, "1.2.1.6")
                .put(Tags.OverlayRows, Vr.US, 8)
                .put(Tags.OverlayColumns, Vr.US, 8)
                .put(Tags.OverlayType, Vr.CS, "G")
                .put(Tags.OverlayOrigin, Vr.SS, 1, 1)
                .put(Tags.OverlayBitsAllocated, Vr.US, 1)
                .put(Tags.OverlayBitPosition, Vr.US, 0)
                .put(Tags.OverlayData, Vr.OW, new byte[] {1, 0, 0, 0, 0, 0, 0, 0})
                .build()));
    server.upload("state.dcm", Part10Files.file(invertingState("1.2.1.1")));
  }

  /** What inverts an image, and shows no more than ten of its levels. */
  private static DataSet invertingState(String instance) {
    DataSet reference =
        DataSet.builder().put(Tags.ReferencedSOPInstanceUID, Vr.UI, instance).build();
    return DataSet.builder()
        .put(Tags.SOPClassUID, Vr.UI, SopClasses.GrayscaleSoftcopyPresentationStateStorage)
        .put(Tags.SOPInstanceUID, Vr.UI, "1.2.1.7")
        .put(Tags.StudyInstanceUID, Vr.UI, "1.2")
        .put(Tags.SeriesInstanceUID, Vr.UI, "1.2.2")
        .put(
            Tags.ReferencedSeriesSequence,
            DataSet.builder().put(Tags.ReferencedImageSequence, reference).build())
        .put(
            Tags.SoftcopyVOILUTSequence,
            DataSet.builder()
                .put(Tags.WindowCenter, Vr.DS, "5.5")
                .put(Tags.WindowWidth, Vr.DS, "10")
                .build())
        .put(Tags.PresentationLUTShape, Vr.CS, "INVERSE")
        .build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFrameIsShownAsPng() throws Exception {
    HttpResponse<byte[]> answer = server.bytes("/convert-to-png?filename=one.dcm");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("image/png");
    BufferedImage picture = picture(answer);
    assertThat(picture.getWidth()).isEqualTo(8);
    // PS3.3 C.11.2.1.2.1: center 60 and width 120 show 0 as black and 119 as white.
    assertThat(picture.getRaster().getSample(0, 0, 0)).isZero();
    assertThat(picture.getRaster().getSample(7, 7, 0)).isEqualTo(255);
  }

  @Test
  void theWindowAndTheSizeCanBeChosen() throws Exception {
    HttpResponse<byte[]> answer =
        server.bytes("/convert-to-png?filename=one.dcm&window=10000,2,linear-exact&size=16");

    BufferedImage picture = picture(answer);
    assertThat(picture.getWidth()).isEqualTo(16);
    assertThat(picture.getRaster().getSample(15, 15, 0)).isZero();
  }

  @Test
  void overlaysAreLeftOutWhereThatIsAskedFor() throws Exception {
    assertThat(firstLevel("/convert-to-png?filename=overlay.dcm")).isEqualTo(255);
    assertThat(firstLevel("/convert-to-png?filename=overlay.dcm&no-overlays=false")).isEqualTo(255);
    assertThat(firstLevel("/convert-to-png?filename=overlay.dcm&no-overlays=true")).isZero();
    assertThat(firstLevel("/convert?format=png&filename=overlay.dcm&no-overlays")).isZero();
  }

  @Test
  void aStoredPresentationStateTakesThePlaceOfWhatTheObjectSays() throws Exception {
    HttpResponse<byte[]> plain = server.bytes("/convert-to-png?filename=1.2.1.1");
    for (String name : List.of("state.dcm", "1.2.1.7")) {
      HttpResponse<byte[]> shown = server.bytes("/convert-to-png?filename=1.2.1.1&state=" + name);

      assertThat(level(shown, 0, 0)).isEqualTo(255);
      assertThat(level(shown, 7, 7)).isZero();
      assertThat(shown.headers().firstValue("etag"))
          .isNotEqualTo(plain.headers().firstValue("etag"));
      assertThat(shown.headers().firstValue("cache-control")).contains("private, no-cache");
    }
  }

  @Test
  void aStateThatIsNotThereOrNotForTheObjectIsToldByItsName() throws Exception {
    HttpResponse<String> none = server.get("/convert-to-png?filename=one.dcm&state=none.dcm");
    HttpResponse<String> other = server.get("/convert-to-png?filename=three.dcm&state=state.dcm");

    assertProblem(none, 404);
    assertThat(none.body()).contains("'state'");
    assertProblem(other, 422);
    assertThat(other.body()).contains("presentation state");
  }

  @Test
  void severalObjectsMakeASheet() throws Exception {
    String both = "/convert?format=png&sheet=true&filename=one.dcm&filename=overlay.dcm";

    BufferedImage small = picture(server.bytes(both + "&size=16"));
    BufferedImage larger = picture(server.bytes(both));
    BufferedImage shown = picture(server.bytes(both + "&size=8&no-overlays&window=-100,2"));

    assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(34, 16);
    assertThat(larger.getWidth()).isEqualTo(322);
    assertThat(shown.getRaster().getSample(0, 0, 0)).isEqualTo(255);
    assertThat(shown.getRaster().getSample(10, 0, 0)).isEqualTo(255);
    assertThat(shown.getRaster().getSample(9, 0, 0)).as("between them").isZero();
  }

  @Test
  void aSheetOfWhatCannotBeShownFails() throws Exception {
    String sheet = "/convert?format=png&sheet=true&filename=one.dcm&filename=";

    assertProblem(server.get(sheet + "nothing.dcm"), 404);
    assertProblem(server.get(sheet + "mpeg.dcm"), 422);
    assertProblem(server.get(sheet + "one.dcm&size=8192"), 422);
  }

  @ParameterizedTest
  @CsvSource({
    "png,image/png",
    "png16,image/png",
    "jpeg,image/jpeg",
    "tiff,image/tiff",
    "gif,image/gif",
    "bmp,image/bmp"
  })
  void anyFormatCanBeAskedFor(String format, String type) throws Exception {
    HttpResponse<byte[]> answer =
        server.bytes("/convert?filename=one.dcm&quality=95&format=" + format);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains(type);
    assertThat(picture(answer).getHeight()).isEqualTo(8);
  }

  @Test
  void gifAndTiffHoldAllFramesUnlessOneIsAskedFor() throws Exception {
    for (String format : List.of("gif", "tiff")) {
      String path = "/convert?filename=three.dcm&format=" + format;

      assertThat(pictures(server.bytes(path))).as(format).isEqualTo(3);
      assertThat(pictures(server.bytes(path + "&frame=2"))).as(format).isEqualTo(1);
    }
    assertThat(server.get("/convert?filename=three.dcm&format=png&frame=3").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/convert-to-png|filename",
        "/convert-to-png?filename=|filename",
        "/convert-to-png?filename=one.dcm&frame=0|frame",
        "/convert-to-png?filename=one.dcm&frame=x|frame",
        "/convert-to-png?filename=one.dcm&frame=99999999999|frame",
        "/convert-to-png?filename=one.dcm&window=1|window",
        "/convert-to-png?filename=one.dcm&window=1,0|window",
        "/convert-to-png?filename=one.dcm&window=1,NaN|window",
        "/convert-to-png?filename=one.dcm&window=1,2,3|window",
        "/convert-to-png?filename=one.dcm&window=1,2,linear,4|window",
        "/convert-to-png?filename=one.dcm&size=0|size",
        "/convert-to-png?filename=one.dcm&size=100000|size",
        "/convert?filename=one.dcm|format",
        "/convert?filename=one.dcm&format=webp|format",
        "/convert?filename=one.dcm&format=raw|format",
        "/convert?filename=one.dcm&format=jpeg&quality=0|quality",
        "/convert-to-png?filename=one.dcm&no-overlays=1|no-overlays",
        "/convert-to-png?filename=one.dcm&srgb=yes|srgb",
        "/convert-to-png?filename=one.dcm&state=three.dcm|state",
        "/convert-to-png?filename=one.dcm&filename=three.dcm|filename",
        "/convert?format=png&sheet=true|filename",
        "/convert?filename=one.dcm&format=png&sheet=4|sheet",
        "/convert?filename=one.dcm&sheet=true&format=png16|format"
      })
  void whatCannotBeUnderstoodIsRefusedByItsName(String path, String parameter) throws Exception {
    HttpResponse<String> answer = server.get(path);

    assertProblem(answer, 400);
    assertThat(answer.body()).contains("'" + parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/convert-to-png?filename=nothing.dcm",
        "/convert-to-png?filename=one.dcm&frame=2",
        "/convert-to-png?filename=text.dcm"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertProblem(server.get(path), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpeg.dcm", "short.dcm"})
  void whatCannotBeShownIs422(String name) throws Exception {
    assertProblem(server.get("/convert-to-png?filename=" + name), 422);
  }

  @Test
  void aClientThatHasThePictureIsToldSo() throws Exception {
    HttpResponse<byte[]> first = server.bytes("/convert-to-png?filename=1.2.1.1");
    String etag = first.headers().firstValue("etag").orElseThrow();

    HttpResponse<byte[]> second =
        server.bytes("/convert-to-png?filename=1.2.1.1", "If-None-Match", "\"x\", " + etag);
    HttpResponse<byte[]> other =
        server.bytes("/convert-to-png?filename=1.2.1.1&size=4", "If-None-Match", etag);

    assertThat(etag).startsWith("\"");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("etag")).contains(etag);
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void onlyWhatAUidNamesMayBeKeptForEver() throws Exception {
    assertThat(cacheControl("1.2.1.1")).isEqualTo("private, immutable, max-age=31536000");
    assertThat(cacheControl("one.dcm")).isEqualTo("private, no-cache");
  }

  @Test
  void nothingMayBeKeptForEverWhereDuplicatesReplace(@TempDir Path folder) throws Exception {
    try (TestServer replacing = TestServer.on(folder, Map.of("DICOM_DUPLICATES", "replace"))) {
      replacing.upload("one.dcm", TestServer.object("1.1"));

      HttpResponse<byte[]> picture = replacing.bytes("/convert-to-png?filename=1.1");
      HttpResponse<String> other = replacing.upload("one.dcm", TestServer.other("1.1"));

      assertThat(picture.headers().firstValue("cache-control")).contains("private, no-cache");
      assertThat(other.body()).contains("\"outcome\":\"REPLACED\"");
    }
  }

  @Test
  void manyAskAtOnce() throws Exception {
    List<Integer> sizes =
        Threads.inParallel(
            16,
            number ->
                picture(server.bytes("/convert-to-png?filename=one.dcm&size=" + (8 + number)))
                    .getWidth());

    assertThat(sizes).containsExactly(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
  }

  private static String cacheControl(String name) throws Exception {
    return server
        .bytes("/convert-to-png?filename=" + name)
        .headers()
        .firstValue("cache-control")
        .orElseThrow();
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"detail\":\"", "\"error\":\"");
  }

  private static int firstLevel(String path) throws Exception {
    return level(server.bytes(path), 0, 0);
  }

  private static int level(HttpResponse<byte[]> picture, int x, int y) throws Exception {
    return picture(picture).getRaster().getSample(x, y, 0);
  }

  private static BufferedImage picture(HttpResponse<byte[]> answer) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static int pictures(HttpResponse<byte[]> answer) throws Exception {
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(answer.body()))) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      return reader.getNumImages(true);
    }
  }
}
