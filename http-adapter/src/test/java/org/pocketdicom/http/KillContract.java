package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.archive.VerifyArchive.Report;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.testkit.Part10Files;

/**
 * Kills the server again and again while eight clients upload. Whatever was acknowledged is there
 * after the restart, whole; whatever is there is whole.
 *
 * <p>{@code -Dkill.seed} repeats a run as far as threads allow, {@code -Dkill.times} sets its
 * length.
 */
@Timeout(1800)
abstract class KillContract {

  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
  private static final int CLIENTS = 8;
  private static final String[] QUICK_TO_START = {"-XX:TieredStopAtLevel=1", "-Xmx256m"};
  private static final Pattern INSTANCE = Pattern.compile("\"sopInstanceUID\":\"([0-9.]+)\"");
  private static final Pattern NEXT_PAGE =
      Pattern.compile("\"next\":\"/files\\?limit=\\d+&before=(\\d+)");

  /** What the server's environment has in addition. */
  abstract Map<String, String> environment();

  /** Whether a start indexes what a crash left; if not, it takes a repair. */
  abstract boolean startsClean();

  @TempDir(factory = InTarget.class)
  Path folder;

  // By SOP Instance UID. What is sent is noted before, what is acknowledged after.
  private final Map<String, String> sent = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> checked = new HashSet<>();
  private final Set<Path> wholeFiles = new HashSet<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final Random random = new Random(SEED);

  private final int times;

  KillContract(int times) {
    this.times = Integer.getInteger("kill.times", times);
  }

  @Test
  void everyAcknowledgedInstanceSurvivesAndNothingIsThereInPart() throws Exception {
    System.out.println(getClass().getSimpleName() + ": -Dkill.seed=" + SEED);
    Path data = folder.resolve("data");

    for (int i = 0; i < times; i++) {
      if (i % 6 == 5) {
        killWhileStarting(data);
      } else {
        killWhileUploading(data);
      }
      assertThat(refusals).isEmpty();
      assertStoredObjectsAreWhole(data);
    }

    try (ServerProcess server = launch(data);
        Client client = server.client()) {
      assertAcknowledgedAreThere(client);
      assertListedAreWhole(client);
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, String> settings = new HashMap<>(environment());
    settings.put("DICOM_DATA_DIR", data.toString());
    try (Archive archive = PocketDicom.open(Settings.of(settings))) {
      if (!startsClean()) {
        archive.verifyArchive().verify(true, finding -> {}, done -> {});
      }
      Report report = archive.verifyArchive().verify(false, findings::add, done -> {});
      System.out.printf(
          getClass().getSimpleName() + ": %d sent, %d acknowledged, %d stored%n",
          sent.size(),
          acknowledged.size(),
          report.instances());
      assertThat(report.instances()).isGreaterThanOrEqualTo(acknowledged.size());
    }
    assertThat(findings).isEmpty();
    assertThat(acknowledged).hasSizeGreaterThan(times / 4);
  }

  private ServerProcess launch(Path data) throws IOException {
    return ServerProcess.launch(data, environment(), QUICK_TO_START);
  }

  private void killWhileStarting(Path data) throws Exception {
    ServerProcess server = launch(data);
    Thread.sleep(random.nextInt(3_000));
    server.kill();
  }

  private void killWhileUploading(Path data) throws Exception {
    ServerProcess server = launch(data);
    try (Client client = server.client();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      assertAcknowledgedAreThere(client);
      for (int i = 0; i < CLIENTS; i++) {
        Random own = new Random(random.nextLong());
        clients.execute(() -> uploadUntilItIsKilled(client, own));
      }
      int before = acknowledged.size();
      Thread.sleep(50 + random.nextInt(1_500));
      if (random.nextBoolean()) {
        awaitMoreThan(before);
      }
      server.kill();
    } finally {
      server.kill();
    }
  }

  /** Half of the servers live until they have acknowledged something, however slow they are. */
  private void awaitMoreThan(int before) throws InterruptedException {
    for (int i = 0; i < 6_000 && acknowledged.size() == before; i++) {
      Thread.sleep(10);
    }
  }

  private void uploadUntilItIsKilled(Client client, Random random) {
    List<String> mine = new ArrayList<>();
    try {
      while (true) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = random.nextInt(4) == 0 ? 3 : 1; i > 0; i--) {
          boolean again = !mine.isEmpty() && random.nextInt(8) == 0;
          String uid =
              again
                  ? mine.get(random.nextInt(mine.size()))
                  : "1.2.3." + random.nextLong(Long.MAX_VALUE);
          mine.add(uid);
          byte[] file = file(uid);
          sent.put(uid, Sha256.hex(file));
          files.put(uid + ".dcm", file);
        }
        HttpResponse<String> answer = client.upload(files);
        Set<String> stored = instances(answer.body());
        if (answer.statusCode() != 200 || !stored.equals(uids(files))) {
          refusals.add(answer.statusCode() + " " + answer.body());
        }
        acknowledged.addAll(stored);
      }
    } catch (IOException killed) {
      // as it should be
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A file of 1 KB to 3 MB, small ones as frequent as large ones; the same for the same UID. */
  private static byte[] file(String uid) {
    Random random = new Random(uid.hashCode());
    byte[] pixels = new byte[2 * (int) (256 * Math.pow(6_000, random.nextDouble()))];
    random.nextBytes(pixels);
    return Part10Files.file(
        Part10Files.smallImage("1.2.3.1", "1.2.3.1." + uid.charAt(6), uid).toBuilder()
            .put(Tags.PatientID, Vr.LO, patient(uid))
            .put(Tags.Rows, Vr.US, 1)
            .put(Tags.Columns, Vr.US, 64)
            .put(Tags.NumberOfFrames, Vr.IS, Integer.toString(pixels.length / 128))
            .put(Tags.PixelData, Vr.OW, pixels)
            .build());
  }

  private static String patient(String uid) {
    return "patient " + uid.hashCode();
  }

  private void assertAcknowledgedAreThere(Client client) throws Exception {
    for (String uid : acknowledged) {
      if (checked.add(uid)) {
        assertIsWhole(client, uid);
        HttpResponse<String> attribute =
            client.get(
                "/dicom-header-attribute",
                Map.of("filename", uid + ".dcm", "tag", "PatientID"),
                BodyHandlers.ofString());
        assertThat(attribute.body()).contains("\"" + patient(uid) + "\"");
      }
    }
  }

  private void assertListedAreWhole(Client client) throws Exception {
    String before = Long.toString(Long.MAX_VALUE);
    Set<String> listed = new HashSet<>();
    while (!before.isEmpty()) {
      String page =
          client
              .get("/files", Map.of("limit", "500", "before", before), BodyHandlers.ofString())
              .body();
      listed.addAll(instances(page));
      Matcher next = NEXT_PAGE.matcher(page);
      before = next.find() ? next.group(1) : "";
    }
    assertThat(listed).containsAll(acknowledged);
    for (String uid : listed) {
      if (checked.add(uid)) {
        assertIsWhole(client, uid);
      }
    }
  }

  private void assertIsWhole(Client client, String uid) throws Exception {
    HttpResponse<byte[]> object =
        client.get("/download", Map.of("filename", uid), BodyHandlers.ofByteArray());
    assertThat(object.statusCode()).as(uid).isEqualTo(200);
    assertThat(Sha256.hex(object.body())).as(uid).isEqualTo(sent.get(uid));
  }

  private void assertStoredObjectsAreWhole(Path data) throws IOException {
    Path studies = data.resolve("studies");
    if (!Files.exists(studies)) {
      return;
    }
    try (Stream<Path> files = Files.walk(studies)) {
      files
          .filter(Files::isRegularFile)
          .filter(wholeFiles::add)
          .forEach(file -> {
            String uid = file.getFileName().toString().replaceFirst("\\.dcm$", "");
            assertThat(Sha256.hex(read(file))).as(uid).isEqualTo(sent.get(uid));
          });
    }
  }

  private static Set<String> uids(Map<String, byte[]> files) {
    Set<String> uids = new HashSet<>();
    files.keySet().forEach(name -> uids.add(name.substring(0, name.length() - 4)));
    return uids;
  }

  private static Set<String> instances(String json) {
    Set<String> uids = new HashSet<>();
    INSTANCE.matcher(json).results().forEach(match -> uids.add(match.group(1)));
    return uids;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
