package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.FileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;
import org.slf4j.LoggerFactory;

/** Objects in files, of several spans, which the kernel sends. */
@Timeout(60)
class SentFilesTest {

  private static final int MANY = 24 << 20;
  private static final byte[] LARGE = large("1.1", 3_500_000, 1);

  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.on(data, Map.of("DICOM_DUPLICATES", "replace"));
    server.upload("large.dcm", LARGE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] large(String instance, int size, int seed) {
    byte[] pixels = new byte[size];
    for (int i = 0; i < size; i++) {
      pixels[i] = (byte) (i * 31 + (i >> 8) * 7 + seed);
    }
    return Part10Files.file(
        Part10Files.smallImage(TestServer.STUDY, TestServer.SERIES, instance).toBuilder()
            .put(Tags.PixelData, Vr.OW, pixels)
            .build());
  }

  @Test
  void anObjectComesBackWholeByEachRoute() throws Exception {
    String instance = "/studies/1.2.3/series/1.2.3.1/instances/1.1";
    String wado = "/wado?requestType=WADO&studyUID=1.2.3&seriesUID=1.2.3.1&objectUID=1.1";

    assertThat(server.bytes("/download?filename=large.dcm").body()).isEqualTo(LARGE);
    assertThat(server.bytes("/dicomweb" + instance, "Accept", TestServer.DICOM).body())
        .isEqualTo(LARGE);
    assertThat(server.bytes(wado + "&contentType=application/dicom").body()).isEqualTo(LARGE);
    assertThat(server.send("HEAD", "/download?filename=1.1").headers().map())
        .containsEntry("content-length", List.of("" + LARGE.length));
  }

  @Test
  void rangesMayBeginAndEndAnywhere() throws Exception {
    int[][] ranges = {
      {0, 0}, {1, LARGE.length - 1}, {1 << 20, (2 << 20) - 1}, {999_999, 2_500_000}
    };
    for (int[] range : ranges) {
      HttpResponse<byte[]> answer =
          server.bytes("/download?filename=1.1", "Range", "bytes=" + range[0] + "-" + range[1]);

      assertThat(answer.statusCode()).isEqualTo(206);
      assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(LARGE, range[0], range[1] + 1));
    }
  }

  @Test
  void whatIsReplacedWhileItIsSentIsSentAsItWas() throws Exception {
    byte[] before = large("1.2", MANY, 1);
    byte[] after = large("1.2", MANY, 2);
    server.upload("a.dcm", before);
    try (Socket socket = asked("/download?filename=1.2")) {
      InputStream in = socket.getInputStream();
      String head = head(in);
      byte[] beginning = in.readNBytes(1000);
      server.upload("b.dcm", after);

      byte[] rest = in.readNBytes(before.length - 1000);

      assertThat(head).startsWith("HTTP/1.1 200 ").contains("\r\ncontent-length: " + before.length);
      assertThat(beginning).isEqualTo(Arrays.copyOf(before, 1000));
      assertThat(rest).isEqualTo(Arrays.copyOfRange(before, 1000, before.length));
    }
    assertThat(server.bytes("/download?filename=1.2").body()).isEqualTo(after);
  }

  @Test
  void anAnswerWhoseFileIsCutBreaksOff() throws Exception {
    server.upload("cut.dcm", large("1.3", 3_000_000, 3));
    try (Stream<Path> files = Files.walk(data);
        FileChannel file =
            FileChannel.open(
                files.filter(path -> path.endsWith("1.3.dcm")).findFirst().orElseThrow(),
                StandardOpenOption.WRITE)) {
      file.truncate(1_500_000);
    }

    assertThatThrownBy(() -> server.bytes("/download?filename=1.3"))
        .isInstanceOf(IOException.class);
    assertThat(server.bytes("/download?filename=1.1").body()).isEqualTo(LARGE);
  }

  @Test
  void theLogOfAccessSaysHowManyBytesWereSent() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger access = (Logger) LoggerFactory.getLogger("org.pocketdicom.http.access");
    log.start();
    access.addAppender(log);
    try {
      server.bytes("/download?filename=1.1");
      while (log.list.isEmpty()) {
        Thread.sleep(5);
      }
    } finally {
      access.detachAppender(log);
    }
    assertThat(log.list.getFirst().getFormattedMessage())
        .contains("GET /download 200 " + LARGE.length + " B");
  }

  @Test
  void aSpanIsLeftToTheKernelAndItsOwnerReleasedWhenItIsSent(@TempDir Path folder)
      throws Exception {
    Path path = Files.write(folder.resolve("file"), new byte[1000]);
    ByteBuf owner = Unpooled.buffer();
    EmbeddedChannel channel = new EmbeddedChannel(new SentFiles());
    try (FileChannel file = FileChannel.open(path)) {
      ByteBuf span = new FileSpan(owner, file, 10, 500);
      owner.release();

      channel.writeOutbound(new DefaultHttpContent(span));

      FileRegion region = channel.readOutbound();
      assertThat(region.position()).isEqualTo(10);
      assertThat(region.count()).isEqualTo(500);
      assertThat(owner.refCnt()).isEqualTo(1);
      region.release();
      assertThat(owner.refCnt()).isZero();
      assertThat(channel.isWritable()).isTrue();
    }
  }

  private static Socket asked(String path) throws IOException {
    Socket socket = server.connect();
    socket
        .getOutputStream()
        .write(
            ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }
}
