package org.pocketdicom.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.programs.Programs.Ended;
import org.pocketdicom.storage.s3.S3Settings;
import org.pocketdicom.storage.s3.testkit.S3Server;
import org.pocketdicom.testkit.Part10Files;

/**
 * {@code dicom store} and {@code dicom get} do the same with a folder, with S3 and with a server.
 */
@Timeout(600)
class TransferIT {

  /** Where objects are kept. */
  enum Place {
    FOLDER,
    S3,
    SERVER
  }

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private final List<String> place = new ArrayList<>();
  private final List<AutoCloseable> started = new ArrayList<>();

  @BeforeEach
  void useFolder() {
    environment.put("DICOM_DATA_DIR", folder.resolve("archive").toString());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : started) {
      each.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsStoredIsHadAgain(Place where) throws Exception {
    // given
    start(where);
    Map<String, byte[]> files = files(1, 6);
    Map<String, byte[]> zipped = files(7, 10);
    Path inputs = Files.createDirectories(folder.resolve("inputs/deep"));
    for (var file : files.entrySet()) {
      Files.write(inputs.resolve(file.getKey() + ".dcm"), file.getValue());
    }
    Path zip = zip("more.ZIP", zipped);
    Files.writeString(inputs.resolve("notes.txt"), "not one of them");
    String journal = folder.resolve("done.txt").toString();

    // when
    Ended stored = dicom("store", "--resume", journal, inputs.toString(), zip.toString());
    Ended again = dicom("store", "--resume", journal, inputs.toString(), zip.toString());

    // then
    assertThat(stored.lines()).hasSize(10).allMatch(line -> line.startsWith("stored  1.2.3.4."));
    assertThat(again.lines()).isEmpty();
    for (Ended ended : List.of(stored, again)) {
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.messages()).hasSize(1).allMatch(line -> line.contains("notes.txt: "));
    }
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.putAll(zipped);

    // when
    Path target = folder.resolve("target");
    Ended got = dicom("get", "PatientID=47*", "--to", target.toString());
    Ended gotAgain = dicom("get", "PatientID=47*", "--to", target.toString());

    // then
    assertThat(got.exitCode()).as("%s", got.messages()).isZero();
    assertThat(got.lines()).hasSize(10);
    assertThat(gotAgain.exitCode()).isZero();
    assertThat(gotAgain.lines()).isEmpty();
    assertThat(contents(target)).hasSize(10);
    for (var file : all.entrySet()) {
      assertThat(target.resolve("1.2.3/1.2.3.4/" + file.getKey() + ".dcm"))
          .hasBinaryContent(file.getValue());
    }

    // when
    Path back = folder.resolve("back.zip");
    Ended gotZip =
        dicom("get", "SeriesInstanceUID=1.2.3.4", "InstanceNumber=3", "--to", back.toString());

    // then
    assertThat(gotZip.exitCode()).as("%s", gotZip.messages()).isZero();
    try (ZipFile opened = new ZipFile(back.toFile())) {
      assertThat(opened.stream().map(ZipEntry::getName))
          .containsExactly("1.2.3/1.2.3.4/1.2.3.4.3.dcm");
      ZipEntry entry = opened.getEntry("1.2.3/1.2.3.4/1.2.3.4.3.dcm");
      assertThat(opened.getInputStream(entry).readAllBytes()).isEqualTo(all.get("1.2.3.4.3"));
    }
    assertThat(dicom("get", "PatientID=none", "--to", target.toString()).messages())
        .containsExactly("dicom: nothing matches");
  }

  @Test
  void whatIsAtUrlsIsStored() throws Exception {
    // given
    start(Place.SERVER);
    Path zip = zip("study.zip", files(1, 5));
    assertThat(dicom("store", zip.toString()).exitCode()).isZero();
    String server = place.get(1);
    place.clear();

    // when
    Ended stored =
        dicom(
            "store",
            server + "/studies/1.2.3",
            server + "/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.1",
            server + "/studies/1.2.3.9");

    // then
    assertThat(stored.lines()).hasSize(6);
    assertThat(stored.exitCode()).isEqualTo(1);
    assertThat(stored.messages())
        .containsExactly("dicom: " + server + "/studies/1.2.3.9: the server answers 404");
    assertThat(dicom("find", "--level", "instance").lines()).hasSize(5);
  }

  @Test
  void aServerThatIsAwayIsSaidOfEachInput() throws Exception {
    // given
    place.addAll(List.of("--server", "http://127.0.0.1:1/dicomweb"));
    Path zip = zip("study.zip", files(1, 3));

    // when
    Ended stored = dicom("store", zip.toString());

    // then
    assertThat(stored.exitCode()).isEqualTo(1);
    assertThat(stored.messages())
        .hasSize(3)
        .allMatch(line -> line.matches(".*study.zip!a/1.2.3.4..: the server can.t be reached"));
    assertThat(dicom("get", "PatientID=1", "--to", "x.zip").exitCode()).isEqualTo(1);
    assertThat(Path.of("x.zip")).doesNotExist();
  }

  @Test
  void aStoreThatWasKilledGoesOn() throws Exception {
    // given
    Path zip = zip("study.zip", files(1, 400));
    Path journal = folder.resolve("done.txt");
    List<String> words = List.of("store", "--resume", journal.toString(), zip.toString());
    Process first =
        Programs.shell(environment, words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    for (int i = 0; i < 3_000 && first.isAlive() && lines(journal) < 60; i++) {
      Thread.sleep(10);
    }

    // when
    first.destroyForcibly().waitFor();
    Ended second = dicom(words.toArray(String[]::new));

    // then
    assertThat(second.exitCode()).as("%s", second.messages()).isZero();
    assertThat(second.lines()).hasSizeLessThanOrEqualTo(350); // a last line may be half written
    assertThat(dicom("find", "--level", "instance", "--limit", "1000").lines()).hasSize(400);
    assertThat(dicom("verify").exitCode()).isZero();
  }

  private static long lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private void start(Place where) throws Exception {
    if (where == Place.S3) {
      S3Server s3 = S3Server.start(S3Server.Software.S3PROXY);
      started.add(s3);
      S3Settings bucket = s3.newBucket();
      environment.putAll(S3Server.credentials());
      environment.put("DICOM_STORE", "s3");
      environment.put("DICOM_S3_ENDPOINT", bucket.endpoint().orElseThrow().toString());
      environment.put("DICOM_S3_BUCKET", bucket.bucket());
    } else if (where == Place.SERVER) {
      Process server = Programs.server(folder.resolve("served"));
      started.add(() -> server.destroyForcibly().waitFor());
      place.addAll(List.of("--server", Programs.serving(server) + "/dicomweb"));
    }
  }

  private Ended dicom(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(1, place);
    return Programs.dicom(environment, line);
  }

  /** By SOP Instance UID. */
  private static Map<String, byte[]> files(int first, int last) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int n = first; n <= last; n++) {
      String uid = "1.2.3.4." + n;
      files.put(
          uid,
          Part10Files.file(
              Part10Files.smallImage("1.2.3", "1.2.3.4", uid).toBuilder()
                  .put(Tags.PatientID, Vr.LO, "47" + n % 3)
                  .put(Tags.InstanceNumber, Vr.IS, Integer.toString(n))
                  .put(Tags.PixelData, Vr.OW, new byte[128 * n])
                  .build()));
    }
    return files;
  }

  private Path zip(String name, Map<String, byte[]> files) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry("a/" + entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private static List<Path> contents(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
