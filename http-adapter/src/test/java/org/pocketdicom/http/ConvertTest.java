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
  @ValueSource(
      strings = {
        "/convert-to-png",
        "/convert-to-png?filename=",
        "/convert-to-png?filename=one.dcm&frame=0",
        "/convert-to-png?filename=one.dcm&frame=x",
        "/convert-to-png?filename=one.dcm&frame=99999999999",
        "/convert-to-png?filename=one.dcm&window=1",
        "/convert-to-png?filename=one.dcm&window=1,0",
        "/convert-to-png?filename=one.dcm&window=1,NaN",
        "/convert-to-png?filename=one.dcm&window=1,2,3",
        "/convert-to-png?filename=one.dcm&window=1,2,linear,4",
        "/convert-to-png?filename=one.dcm&size=0",
        "/convert-to-png?filename=one.dcm&size=100000",
        "/convert?filename=one.dcm",
        "/convert?filename=one.dcm&format=webp",
        "/convert?filename=one.dcm&format=raw",
        "/convert?filename=one.dcm&format=jpeg&quality=0"
      })
  void whatCannotBeUnderstoodIsRefused(String path) throws Exception {
    assertProblem(server.get(path), 400);
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
