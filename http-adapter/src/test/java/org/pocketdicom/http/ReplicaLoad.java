package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

/** Clients that store objects of a series, and read what was acknowledged, until they are told. */
final class ReplicaLoad implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final int MORE = 25;
  private static final String STUDY = "1.2.3";

  private final Client client;
  private final String series;
  private final AtomicInteger next = new AtomicInteger();
  private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private volatile boolean ended;

  /** Begins. */
  ReplicaLoad(Client client, String series) {
    this.client = client;
    this.series = series;
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(this::run);
    }
  }

  private void run() {
    while (!ended) {
      int number = next.getAndIncrement();
      try {
        HttpResponse<String> stored =
            client.upload(Map.of(uid(series, number) + ".dcm", file(series, number, "")));
        count("upload", stored);
        if (stored.statusCode() == 200) {
          acknowledged.add(number);
          count("download", download(number));
          count("search", search(number));
        }
      } catch (IOException | RuntimeException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void count(String request, HttpResponse<?> answer) {
    requests.incrementAndGet();
    if (answer.statusCode() != 200) {
      failures.add(request + " " + answer.statusCode() + " " + answer.body());
    }
  }

  private HttpResponse<byte[]> download(int number) throws IOException, InterruptedException {
    Map<String, String> query = Map.of("filename", uid(series, number));
    return client.get("/download", query, BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> search(int number) throws IOException, InterruptedException {
    Map<String, String> query = Map.of("SOPInstanceUID", uid(series, number));
    return client.get("/dicomweb/instances", query, BodyHandlers.ofString());
  }

  /** Returns when clients were told of some more instances that they are stored. */
  void awaitMore() throws InterruptedException {
    int before = acknowledged.size();
    for (int i = 0; i < 3_000 && acknowledged.size() < before + MORE; i++) {
      Thread.sleep(10);
    }
    assertThat(acknowledged.size())
        .as("acknowledged in 30 s")
        .isGreaterThanOrEqualTo(before + MORE);
  }

  /** Requests that were not answered with 200. */
  List<String> failures() {
    return new ArrayList<>(failures);
  }

  /** Ends the load, and looks at each instance that was acknowledged. */
  void endAndAssertAllAreThere() throws IOException, InterruptedException {
    close();
    System.out.printf(
        "ReplicaLoad: %d requests, %d failed, %d instances acknowledged%n",
        requests.get(), failures.size(), acknowledged.size());
    for (int number : acknowledged) {
      assertThat(download(number).body()).as("%d", number).isEqualTo(file(series, number, ""));
      assertThat(search(number).body()).contains(uid(series, number));
    }
  }

  @Override
  public void close() {
    ended = true;
    clients.close();
  }

  static String uid(String series, int number) {
    return STUDY + "." + series + "." + number;
  }

  /** A file of 1 to 200 KB, the same for the same arguments. */
  static byte[] file(String series, int number, String patient) {
    Random random = new Random(number);
    byte[] pixels = new byte[128 * (8 + random.nextInt(1_600))];
    random.nextBytes(pixels);
    return Part10Files.file(
        Part10Files.smallImage(STUDY, STUDY + "." + series, uid(series, number)).toBuilder()
            .put(Tags.PatientID, Vr.LO, patient)
            .put(Tags.Rows, Vr.US, pixels.length / 128)
            .put(Tags.Columns, Vr.US, 64)
            .put(Tags.PixelData, Vr.OW, pixels)
            .build());
  }
}
