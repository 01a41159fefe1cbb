package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

/** Many clients send headers at the limit at the same time, to a server with a small heap. */
@Timeout(300)
class LargeHeadersIT {

  private static final int HOSTILE = 64;
  private static final int USUAL = 32;

  private static final byte[] LONG_TEXT = element("1100 4200 4C54 60EA", 0xEA60);
  private static final byte[] EMPTY_ELEMENT = element("1100 4200 4C4F 0000", 0);
  private static final byte[] EMPTY_ITEM = element("FEFF 00E0 00000000", 0);
  private static final byte[] SEQUENCE = element("4000 7502 5351 0000 FFFFFFFF", 0);

  @TempDir(factory = InTarget.class)
  Path folder;

  private final ConcurrentLinkedQueue<Integer> hostileAnswers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Integer> usualAnswers = new ConcurrentLinkedQueue<>();

  @Test
  void headersAtTheLimitFromManyClientsAtOnceHarmNobody() throws Exception {
    try (ServerProcess server = ServerProcess.launch(folder.resolve("data"), "-Xmx256m");
        Client client = server.client()) {
      CountDownLatch sent = new CountDownLatch(HOSTILE);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < HOSTILE; i++) {
        int n = i;
        clients.add(Thread.ofVirtual().start(() -> sendHostile(client, n, sent)));
      }
      for (int i = 0; i < USUAL; i++) {
        int n = i;
        clients.add(Thread.ofVirtual().start(() -> send(client, image(n), usualAnswers)));
      }
      for (Thread each : clients) {
        each.join();
      }

      assertThat(usualAnswers).hasSize(USUAL).containsOnly(200);
      assertThat(hostileAnswers).isNotEmpty().isSubsetOf(200, 413, 503).contains(503);
      send(client, image(USUAL), usualAnswers);
      assertThat(usualAnswers).hasSize(USUAL + 1).containsOnly(200);
      assertThat(Files.readString(folder.resolve("data.log"))).doesNotContain("OutOfMemory");
    }
  }

  private void sendHostile(Client client, int n, CountDownLatch sent) {
    byte[] header = image(1000 + n);
    byte[] repeated = n % 3 == 0 ? LONG_TEXT : n % 3 == 1 ? EMPTY_ELEMENT : EMPTY_ITEM;
    int count = n % 3 == 0 ? 130 : 260_000;
    byte[] start = n % 3 == 2 ? SEQUENCE : new byte[0];
    InputStream many = new Repeated(repeated, count, sent);
    send(
        client,
        new SequenceInputStream(
            new SequenceInputStream(
                new ByteArrayInputStream(header), new ByteArrayInputStream(start)),
            many),
        hostileAnswers);
  }

  private static void send(Client client, byte[] file, ConcurrentLinkedQueue<Integer> answers) {
    send(client, new ByteArrayInputStream(file), answers);
  }

  private static void send(
      Client client, InputStream file, ConcurrentLinkedQueue<Integer> answers) {
    try {
      HttpResponse<String> answer = client.upload("a.dcm", file);
      answers.add(answer.statusCode());
    } catch (IOException e) {
      answers.add(503); // refused before it was sent to its end, and the connection closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] image(int n) {
    return Part10Files.file(
        Part10Files.smallImage("1.2.1", "1.2.2", "1.2." + (n + 3)).toBuilder()
            .remove(Tags.PixelData)
            .build());
  }

  private static byte[] element(String hex, int length) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    element.writeBytes(" ".repeat(length).getBytes(StandardCharsets.US_ASCII));
    return element.toByteArray();
  }

  /** The same bytes many times; before the end it waits until all clients are there. */
  private static final class Repeated extends InputStream {
    private final byte[] bytes;
    private final long length;
    private final CountDownLatch sent;
    private long position;

    Repeated(byte[] bytes, int count, CountDownLatch sent) {
      this.bytes = bytes;
      this.length = (long) bytes.length * count;
      this.sent = sent;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
      if (position == length) {
        awaitOthers();
        return -1;
      }
      int from = (int) (position % bytes.length);
      int n = Math.min(wanted, bytes.length - from);
      System.arraycopy(bytes, from, target, offset, n);
      position += n;
      return n;
    }

    private void awaitOthers() {
      sent.countDown();
      try {
        var _ = sent.await(3, TimeUnit.SECONDS); // those that were refused may never come
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
