package org.pocketdicom.storage.s3.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pocketdicom.testkit.Faults;

/**
 * Stands before an S3 server and fails requests by lot: with 500 and 503, by silence, by resets at
 * any point, by answers that end early, and by being gone for some requests. Each connection serves
 * one request, so that one client's requests come one after the other, and fail the same way each
 * time.
 */
public final class FaultyProxy implements AutoCloseable {

  /** What happens to a request. */
  private enum Fault {
    INTERNAL_ERROR,
    SLOW_DOWN,
    RESET_AT_ONCE,
    RESET_IN_REQUEST,
    RESET_BEFORE_ANSWER,
    ERROR_AFTER_ALL,
    SHORT_ANSWER,
    RESET_IN_ANSWER,
    GONE,
    /** The last. */
    SILENCE
  }

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final int LONGEST_ABSENCE = 8;

  /** Silence costs a client its whole patience, so there is less of it. */
  private static final int SILENCES_OF = 40;

  private final ServerSocket socket;
  private final URI server;
  private final Faults faults;
  private final int rate;
  private final long silenceMillis;
  private int gone;

  /**
   * @param rate of requests that fail, in a thousand
   * @param silenceMillis longer than a client waits
   */
  public FaultyProxy(URI server, Faults faults, int rate, long silenceMillis) {
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.server = server;
    this.faults = faults;
    this.rate = rate;
    this.silenceMillis = silenceMillis;
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      if (gone > 0) {
        gone--;
        reset(client);
      } else if (faults.isNext(head.substring(0, head.indexOf(' ')), rate)) {
        fail(client, head, drawn());
      } else {
        write(client, answer(client, head));
      }
    } catch (IOException e) {
      // one of the two has hung up, which the other learns by this end
    }
  }

  private Fault drawn() {
    if (faults.draw(SILENCES_OF) == 0) {
      return Fault.SILENCE;
    }
    return Fault.values()[faults.draw(Fault.values().length - 1)];
  }

  private void fail(Socket client, String head, Fault fault) throws IOException {
    switch (fault) {
      case INTERNAL_ERROR -> {
        body(client, head);
        write(client, error("500 Internal Server Error", "InternalError"));
      }
      case SLOW_DOWN -> {
        body(client, head);
        write(client, error("503 Slow Down", "SlowDown"));
      }
      case RESET_AT_ONCE -> reset(client);
      case RESET_IN_REQUEST -> {
        client.getInputStream().readNBytes((int) (length(head) / 2));
        reset(client);
      }
      case RESET_BEFORE_ANSWER -> {
        answer(client, head);
        reset(client);
      }
      case ERROR_AFTER_ALL -> {
        answer(client, head);
        write(client, error("500 Internal Server Error", "InternalError"));
      }
      case SHORT_ANSWER -> write(client, firstPart(answer(client, head)));
      case RESET_IN_ANSWER -> {
        write(client, firstPart(answer(client, head)));
        reset(client);
      }
      case GONE -> {
        gone = faults.draw(LONGEST_ABSENCE);
        reset(client);
      }
      case SILENCE -> {
        if (faults.draw(2) == 0) {
          answer(client, head);
        }
        pause();
      }
    }
  }

  /** What the server answers to a request, whole. */
  private byte[] answer(Socket client, String head) throws IOException {
    byte[] body = body(client, head);
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = upstream.getOutputStream();
      out.write(head.replaceAll("(?im)^(connection|expect): .*\r\n", "").getBytes(ISO_8859_1));
      out.write("Connection: close\r\n\r\n".getBytes(ISO_8859_1));
      out.write(body);
      out.flush();
      return upstream.getInputStream().readAllBytes();
    }
  }

  /** A request's lines, without the empty one; empty where the client has hung up. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (b == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        String lines = head.toString(ISO_8859_1);
        return lines.substring(0, lines.length() - 2);
      }
    }
    return "";
  }

  private static byte[] body(Socket client, String head) throws IOException {
    if (head.toLowerCase(java.util.Locale.ROOT).contains("expect: 100-continue")) {
      write(client, "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
    }
    return client.getInputStream().readNBytes((int) length(head));
  }

  private static long length(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Long.parseLong(length.group(1)) : 0;
  }

  private static byte[] error(String status, String code) {
    String body = "<Error><Code>" + code + "</Code><Message>by lot</Message></Error>";
    return ("HTTP/1.1 %s\r\nContent-Type: application/xml\r\nConnection: close\r\n"
            + "Content-Length: %d\r\n\r\n%s")
        .formatted(status, body.length(), body)
        .getBytes(ISO_8859_1);
  }

  private static byte[] firstPart(byte[] answer) {
    return java.util.Arrays.copyOf(answer, answer.length - Math.min(answer.length, 20));
  }

  private static void write(Socket client, byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
    client.getOutputStream().flush();
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  private void pause() {
    try {
      Thread.sleep(silenceMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
