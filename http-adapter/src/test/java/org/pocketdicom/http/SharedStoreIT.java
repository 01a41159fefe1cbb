package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.StoreResult;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.testkit.Part10Files;

/**
 * A server and a second program, such as {@code dicom store}, use one data folder at the same time.
 */
@Timeout(600)
class SharedStoreIT {

  private static final int OBJECTS = 100;

  @TempDir(factory = InTarget.class)
  Path folder;

  private ServerProcess server;
  private Client client;
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    server = ServerProcess.launch(data());
    client = server.client();
    archive = PocketDicom.open(data());
  }

  @AfterEach
  void close() {
    archive.close();
    client.close();
    server.close();
  }

  @Test
  void whatOneStoresTheOtherHasAtOnce() throws Exception {
    store(file(1, "a"));
    client.upload(Map.of("other.dcm", file(2, "b")));

    HttpResponse<byte[]> stored =
        client.get("/download", Map.of("filename", uid(1)), BodyHandlers.ofByteArray());
    assertThat(stored.body()).isEqualTo(file(1, "a"));
    assertThat(archive.readAttributes().header("other.dcm").string(Tags.PatientID)).hasValue("b");
  }

  @Test
  void ofTwoThatStoreTheSameAtOnceOneIsTheFirst() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<List<String>> theirs =
          other.submit(() -> {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < OBJECTS; i++) {
              answers.add(client.upload(Map.of("file.dcm", file(i, "same"))).body());
            }
            return answers;
          });
      Map<StoreResult.Outcome, Integer> ours = new EnumMap<>(StoreResult.Outcome.class);
      for (int i = 0; i < OBJECTS; i++) {
        ours.merge(store(file(i, "same")).outcome(), 1, Integer::sum);
      }

      long first = theirs.get().stream().filter(answer -> answer.contains("\"STORED\"")).count();
      assertThat(theirs.get()).allMatch(answer -> answer.contains("1 object stored"));
      assertThat(first + ours.getOrDefault(StoreResult.Outcome.STORED, 0)).isEqualTo(OBJECTS);
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void ofTwoThatStoreDifferentBytesAtOnceOneIsRefused() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<List<Integer>> theirs =
          other.submit(() -> {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < OBJECTS; i++) {
              statuses.add(client.upload(Map.of("file.dcm", file(i, "theirs"))).statusCode());
            }
            return statuses;
          });
      List<Boolean> ours = new ArrayList<>();
      for (int i = 0; i < OBJECTS; i++) {
        ours.add(isStored(file(i, "ours")));
      }

      for (int i = 0; i < OBJECTS; i++) {
        boolean isOurs = ours.get(i);
        assertThat(theirs.get().get(i)).isEqualTo(isOurs ? 409 : 200);
        assertThat(archive.readAttributes().header(uid(i)).string(Tags.PatientID))
            .hasValue(isOurs ? "ours" : "theirs");
      }
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void openingAndClosingLeavesAnUploadUnderWayAlone() throws Exception {
    byte[] file = file(1, "slow");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<HttpResponse<String>> upload;
      try (PipedOutputStream slow = new PipedOutputStream()) {
        InputStream body = new PipedInputStream(slow, file.length);
        upload = other.submit(() -> client.upload("slow.dcm", body));
        slow.write(file, 0, file.length / 2);
        slow.flush();
        Thread.sleep(500); // for the first half to arrive
        store(file(2, "meanwhile"));

        PocketDicom.open(data()).close();

        slow.write(file, file.length / 2, file.length - file.length / 2);
      }
      assertThat(upload.get().statusCode()).isEqualTo(200);
    }
    assertThat(archive.readAttributes().header("slow.dcm").string(Tags.PatientID)).hasValue("slow");
    assertThat(findings()).isEmpty();
  }

  @Test
  void theOneGoesOnWhenTheOtherIsKilled() throws Exception {
    client.upload(Map.of("before.dcm", file(1, "before")));
    store(file(2, "before"));

    server.kill();

    store(file(3, "after"));
    assertThat(archive.readAttributes().header("before.dcm").string(Tags.PatientID))
        .hasValue("before");
    assertThat(findings()).isEmpty();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private StoreResult store(byte[] file) throws IOException {
    return archive.storeInstances().store(new ByteArrayInputStream(file), Optional.of("file.dcm"));
  }

  private boolean isStored(byte[] file) throws IOException {
    try {
      store(file);
      return true;
    } catch (RejectedInstance taken) {
      return false;
    }
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    archive.verifyArchive().verify(false, findings::add, done -> {});
    return findings;
  }

  private static String uid(int i) {
    return "1.2.3.3." + i;
  }

  private static byte[] file(int i, String patient) {
    return Part10Files.file(
        Part10Files.smallImage("1.2.3.1", "1.2.3.2", uid(i)).toBuilder()
            .put(Tags.PatientID, Vr.LO, patient)
            .put(Tags.PixelData, Vr.OW, new byte[100_000])
            .build());
  }
}
