package org.pocketdicom.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.storage.s3.S3Settings;
import org.pocketdicom.storage.s3.testkit.S3Server;
import org.pocketdicom.testkit.Part10Files;

/** The server that keeps its objects in S3. */
@Timeout(300)
class S3ServerIT {

  /** Of 6 MiB, which S3 takes in two parts. */
  private static final byte[] LARGE = object("1.1", 2048, 1536);

  private static final byte[] SMALL = object("1.2", 8, 8);

  @TempDir(factory = InTarget.class)
  Path folder;

  private S3Server s3;
  private Map<String, String> environment;

  @BeforeEach
  void start() {
    s3 = S3Server.start(S3Server.Software.S3PROXY);
    S3Settings bucket = s3.newBucket();
    environment = new HashMap<>(S3Server.credentials());
    environment.put("DICOM_STORE", "s3");
    environment.put("DICOM_S3_ENDPOINT", bucket.endpoint().orElseThrow().toString());
    environment.put("DICOM_S3_BUCKET", bucket.bucket());
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void objectsAreServedFromS3AndOutliveTheServer() throws Exception {
    try (ServerProcess server = launch();
        Client client = server.client()) {
      Map<String, byte[]> files = Map.of("large", LARGE, "small", SMALL);
      assertThat(client.upload(files).statusCode()).isEqualTo(200);
      assertThat(client.upload(files).statusCode()).isEqualTo(200);
      assertServed(client);
    }

    try (ServerProcess server = launch();
        Client client = server.client()) {
      assertServed(client);
    }
  }

  @Test
  void aSeriesComesInOrderAndWhole() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 10; i < 30; i++) {
      files.put("file" + i, object("1." + i, 256, i % 3 == 0 ? 2_500 : 4 * i));
    }
    try (ServerProcess server = launch();
        Client client = server.client()) {
      assertThat(client.upload(files).statusCode()).isEqualTo(200);

      String series =
          client.get("/dicomweb/studies/1.2.3", Map.of(), BodyHandlers.ofString(ISO_8859_1)).body();

      int end = 0;
      for (byte[] file : files.values()) {
        int start = series.indexOf("\r\n\r\n" + new String(file, ISO_8859_1) + "\r\n--", end);
        assertThat(start).isGreaterThanOrEqualTo(end).isLessThan(end + 500);
        end = start + file.length;
      }
      assertThat(series.length()).isLessThan(end + 500);
    }
  }

  @Test
  void whileS3IsAwayNothingIsAcknowledged() throws Exception {
    try (ServerProcess server = launch();
        Client client = server.client()) {
      client.upload(Map.of("small", SMALL));
      s3.kill();

      assertUnavailable(client.upload(Map.of("large", LARGE)));
      assertUnavailable(get(client, "/download", "small"));
      assertUnavailable(get(client, "/convert-to-png", "small"));
      assertThat(get(client, "/files", "").body()).contains("small").doesNotContain("large");
    }
  }

  @ParameterizedTest
  @CsvSource({"DICOM_S3_BUCKET,404", "AWS_SECRET_ACCESS_KEY,403 Forbidden"})
  void aBucketThatDoesNotAnswerIsSaidInOneLine(String wrong, String answer) throws Exception {
    environment.put(wrong, "nothing");

    try (ServerProcess server = launch()) {
      assertThatThrownBy(server::client)
          .hasMessageMatching(
              "the server did not start: dicom serve: S3 can't find the bucket [^\n]* at "
                  + environment.get("DICOM_S3_ENDPOINT")
                  + ": it answers "
                  + answer
                  + "\n");
    }
  }

  private ServerProcess launch() throws IOException {
    return ServerProcess.launch(folder.resolve("data"), environment);
  }

  private static void assertServed(Client client) throws Exception {
    Map<String, String> query = Map.of("filename", "large");
    assertThat(client.get("/download", query, BodyHandlers.ofByteArray()).body()).isEqualTo(LARGE);
    assertThat(client.get("/convert-to-png", query, BodyHandlers.ofByteArray()).body())
        .startsWith(0x89, 'P', 'N', 'G');
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
  }

  private static HttpResponse<String> get(Client client, String route, String name)
      throws Exception {
    return client.get(route, Map.of("filename", name), BodyHandlers.ofString());
  }

  private static byte[] object(String instance, int columns, int rows) {
    DataSet image =
        Part10Files.smallImage("1.2.3", "1.2.3.1", instance).toBuilder()
            .put(Tags.Rows, Vr.US, rows)
            .put(Tags.Columns, Vr.US, columns)
            .put(Tags.PixelData, Vr.OW, new byte[2 * rows * columns])
            .build();
    return Part10Files.file(image);
  }
}
