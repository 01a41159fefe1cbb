package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.testkit.Part10Files;

/**
 * The largest native image there can be, 4 GB, goes into a server with a heap of 256 MB and comes
 * out; an attribute and frames are had from it. {@code -Dbig.megabytes} and {@code -Dbig.heap}
 * change the sizes.
 */
@Timeout(1800)
class BigObjectIT {

  private static final int MEGABYTES = Integer.getInteger("big.megabytes", 4096);
  private static final int HEAP = Integer.getInteger("big.heap", 256);
  private static final String[] LITTLE_MEMORY = {
    "-Xmx" + HEAP + "m", "-XX:MaxDirectMemorySize=64m"
  };

  private static final int SIDE = 512;
  private static final int FRAME = 2 * SIDE * SIDE;
  // A Value Length has 32 bits, and the last of its values is no length (PS3.5 7.1.2).
  private static final int FRAMES = (int) (Math.min(MEGABYTES * (1L << 20), 0xFFFFFFFEL) / FRAME);

  @TempDir(factory = InTarget.class)
  Path folder;

  @Test
  void anObjectMayBeMuchLargerThanTheHeap() throws Exception {
    long size = (long) FRAMES * FRAME;
    assumeTrue(
        Files.getFileStore(folder).getUsableSpace() > size + (1L << 30),
        "there is no room on the disk for " + size + " bytes");
    try (ServerProcess server = ServerProcess.launch(folder.resolve("data"), LITTLE_MEMORY);
        Client client = server.client()) {
      MessageDigest sent = Sha256.start();
      long start = System.nanoTime();

      HttpResponse<String> upload = client.upload("big.dcm", new DigestInputStream(object(), sent));

      assertThat(upload.statusCode()).as(upload.body()).isEqualTo(200);
      long uploaded = System.nanoTime();
      assertThat(downloaded(client)).isEqualTo(sent.digest());
      long downloaded = System.nanoTime();
      assertThat(attribute(client, "NumberOfFrames")).contains("\"" + FRAMES + "\"");
      long read = System.nanoTime();
      assertShows(client, FRAMES);
      assertShows(client, FRAMES / 2);
      System.out.printf(
          "BigObjectIT: %d MB, heap %d MB: up %s, down %s, attribute %s, two frames %s; %s%n",
          size >> 20,
          HEAP,
          seconds(uploaded - start),
          seconds(downloaded - uploaded),
          seconds(read - downloaded),
          seconds(System.nanoTime() - read),
          server.peakMemory());
    }
  }

  /** Pixel i of frame f (from 1) has the value i + f, in 12 bits. */
  private static InputStream object() {
    byte[] ramp = new byte[FRAME + 2 * 4096];
    ByteBuffer values = ByteBuffer.wrap(ramp).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; values.hasRemaining(); i++) {
      values.putShort((short) (i & 0xFFF));
    }
    Enumeration<InputStream> frames =
        Collections.enumeration(
            IntStream.rangeClosed(1, FRAMES)
                .mapToObj(f -> (InputStream) new ByteArrayInputStream(ramp, 2 * (f & 0xFFF), FRAME))
                .toList());
    return new SequenceInputStream(
        new ByteArrayInputStream(header()), new SequenceInputStream(frames));
  }

  private static byte[] header() {
    byte[] file =
        Part10Files.file(
            Part10Files.smallImage("1.2.3.1", "1.2.3.2", "1.2.3.3").toBuilder()
                .put(Tags.Rows, Vr.US, SIDE)
                .put(Tags.Columns, Vr.US, SIDE)
                .put(Tags.NumberOfFrames, Vr.IS, Integer.toString(FRAMES))
                .put(Tags.WindowCenter, Vr.DS, "2048")
                .put(Tags.WindowWidth, Vr.DS, "4096")
                .put(Tags.PixelData, Vr.OW, new byte[0])
                .build());
    // The length of Pixel Data is the last thing before it.
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(file.length - 4, (int) ((long) FRAMES * FRAME));
    return file;
  }

  private static byte[] downloaded(Client client) throws Exception {
    MessageDigest digest = Sha256.start();
    try (InputStream body =
        client
            .get("/download", Map.of("filename", "big.dcm"), BodyHandlers.ofInputStream())
            .body()) {
      new DigestInputStream(body, digest).transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }

  private static String attribute(Client client, String tag) throws Exception {
    return client
        .get(
            "/dicom-header-attribute",
            Map.of("filename", "big.dcm", "tag", tag),
            BodyHandlers.ofString())
        .body();
  }

  /** PS3.3 C.11.2.1.2.1. */
  private static void assertShows(Client client, int frame)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> png =
        client.get(
            "/convert-to-png",
            Map.of("filename", "big.dcm", "frame", Integer.toString(frame)),
            BodyHandlers.ofByteArray());
    assertThat(png.statusCode()).as("frame " + frame).isEqualTo(200);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.body()));
    int[] levels = image.getRaster().getPixels(0, 0, SIDE, SIDE, (int[]) null);
    for (int i = 0; i < levels.length; i++) {
      assertThat(levels[i]).isEqualTo(Math.round((i + frame & 0xFFF) * 255 / 4095.0));
    }
  }

  private static String seconds(long nanos) {
    return Duration.ofMillis(nanos / 1_000_000).toString().substring(2);
  }
}
