package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.testkit.Part10Files;
import org.pocketdicom.testkit.Threads;

/**
 * 64 clients store and read while others search, in a server with a heap of 256 MB: nothing fails,
 * memory does not grow, and every stored instance is found, and equal to what was sent. {@code
 * -Dload.seconds=600} makes it the ten minutes of docs/performance.md.
 */
@Timeout(3600)
class LoadIT {

  private static final int SECONDS = Integer.getInteger("load.seconds", 24);
  private static final int STORING = 64;
  private static final int SEARCHING = 8;
  private static final int SIDE = 128;
  private static final int OBJECTS_OF_STUDY = 20;

  /** How much more memory may be in use at the end than after a third of the time, in MB. */
  private static final int MORE = 64;

  private static final String AS_STORED = "application/dicom; transfer-syntax=*";
  private static final String JSON = "application/dicom+json";

  @TempDir(factory = InTarget.class)
  Path folder;

  private final Map<String, String> digests = new ConcurrentHashMap<>();
  private final List<String> stored = Collections.synchronizedList(new ArrayList<>());
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void manyClientsForALongTimeHarmNothing() throws Exception {
    Map<String, String> settings = Map.of("DICOM_RENDER_CACHE", "4MB");
    // All of the heap is there from the beginning, so that what grows is seen.
    String[] heap = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"};
    try (ServerProcess server = ServerProcess.launch(folder.resolve("data"), settings, heap);
        Client client = server.client()) {
      List<Thread> clients = start(client);
      List<Memory> memory = watch(server);
      ended.countDown();
      for (Thread each : clients) {
        each.join();
      }

      assertThat(errors).isEmpty();
      System.out.printf(
          "LoadIT: %d s, %d requests, %d instances; MB after each third %s%n",
          SECONDS, requests.get(), digests.size(), memory);
      assertThat(memory.getLast().live()).isLessThan(memory.getFirst().live() + MORE);
      assertThat(memory.getLast().resident()).isLessThan(memory.getFirst().resident() + MORE);
      assertEverythingIsFoundAndEqual(client);
      assertThat(Files.readString(folder.resolve("data.log"))).doesNotContain("OutOfMemory");
    }
  }

  private List<Thread> start(Client client) {
    List<Thread> clients = new ArrayList<>();
    for (int n = 0; n < STORING; n++) {
      Storing storing = new Storing(client, n);
      clients.add(whileItLasts(storing::turn));
    }
    for (int n = 0; n < SEARCHING; n++) {
      Random random = new Random(-n);
      clients.add(whileItLasts(() -> search(client, random)));
    }
    return clients;
  }

  /** What a client does again and again. */
  @FunctionalInterface
  private interface Turn {
    void take() throws IOException, InterruptedException;
  }

  private Thread whileItLasts(Turn turn) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (ended.getCount() > 0 && errors.isEmpty()) {
              turn.take();
            }
          } catch (IOException | InterruptedException | RuntimeException e) {
            errors.add(e.toString());
          }
        });
  }

  /** Stores an object and reads another one, its attributes, a frame or a picture of it. */
  private final class Storing {

    private final Client client;
    private final int number;
    private final Random random;
    private int count;

    Storing(Client client, int number) {
      this.client = client;
      this.number = number;
      random = new Random(number);
    }

    void turn() throws IOException, InterruptedException {
      String study = "1.2.%d.%d".formatted(number + 1, count / OBJECTS_OF_STUDY + 1);
      String uid = study + ".1." + ++count;
      String instance = "/studies/" + study + "/series/" + study + ".1/instances/" + uid;
      byte[] object = object(study, uid, random);
      if (isOk(client.store(object))) {
        digests.put(instance, Sha256.hex(object));
        stored.add(instance);
      }
      String other = any(random);
      switch (random.nextInt(4)) {
        case 0 -> assertEqual(client, other);
        case 1 -> isOk(client.retrieve(other + "/metadata", JSON, BodyHandlers.discarding()));
        case 2 -> isOk(client.retrieve(other + "/frames/1", "*/*", BodyHandlers.discarding()));
        default ->
            isOk(client.retrieve(other + "/rendered", "image/jpeg", BodyHandlers.discarding()));
      }
    }
  }

  private void search(Client client, Random random) throws IOException, InterruptedException {
    if (stored.isEmpty()) {
      return;
    }
    String instance = any(random);
    String uid = instance.substring(instance.lastIndexOf('/') + 1);
    HttpResponse<String> found =
        client.retrieve("/instances?SOPInstanceUID=" + uid, JSON, BodyHandlers.ofString());
    if (isOk(found) && !found.body().contains('"' + uid + '"')) {
      errors.add(uid + " is not found");
    }
    isOk(
        client.retrieve(
            "/studies?PatientID=47*&limit=50&offset=" + random.nextInt(100),
            JSON,
            BodyHandlers.discarding()));
  }

  private void assertEqual(Client client, String instance)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> object = client.retrieve(instance, AS_STORED, BodyHandlers.ofByteArray());
    if (isOk(object) && !Sha256.hex(object.body()).equals(digests.get(instance))) {
      errors.add(instance + " is not what was stored");
    }
  }

  private boolean isOk(HttpResponse<?> answer) {
    requests.incrementAndGet();
    if (answer.statusCode() != 200) {
      errors.add(answer.request().uri() + " was answered " + answer);
    }
    return answer.statusCode() == 200;
  }

  private String any(Random random) {
    return stored.get(random.nextInt(stored.size()));
  }

  /**
   * Memory in MB.
   *
   * @param live what is on the heap after a collection
   * @param resident what the system gave
   */
  private record Memory(long live, long resident) {}

  private static List<Memory> watch(ServerProcess server) throws IOException, InterruptedException {
    List<Memory> memory = new ArrayList<>();
    for (int third = 0; third < 3; third++) {
      Thread.sleep(SECONDS * 1000L / 3);
      memory.add(new Memory(server.liveMegabytes(), server.megabytes()));
    }
    return memory;
  }

  private void assertEverythingIsFoundAndEqual(Client client) throws Exception {
    Map<String, List<String>> studies =
        digests.keySet().stream().collect(Collectors.groupingBy(path -> path.split("/", -1)[2]));
    for (Map.Entry<String, List<String>> study : studies.entrySet()) {
      String found =
          client
              .retrieve("/studies/" + study.getKey() + "/instances", JSON, BodyHandlers.ofString())
              .body();
      for (String instance : study.getValue()) {
        assertThat(found).contains(instance + '"');
      }
    }
    List<String> all = List.copyOf(digests.keySet());
    Threads.inParallel(
        8,
        thread -> {
          for (int i = thread; i < all.size(); i += 8) {
            assertEqual(client, all.get(i));
          }
          return thread;
        });
    assertThat(errors).isEmpty();
    assertThat(all).hasSizeGreaterThan(STORING);
  }

  private static byte[] object(String study, String instance, Random random) {
    byte[] pixels = new byte[2 * SIDE * SIDE];
    random.nextBytes(pixels);
    return Part10Files.file(
        Part10Files.smallImage(study, study + ".1", instance).toBuilder()
            .put(Tags.Rows, Vr.US, SIDE)
            .put(Tags.Columns, Vr.US, SIDE)
            .put(Tags.PixelData, Vr.OW, pixels)
            .build());
  }
}
