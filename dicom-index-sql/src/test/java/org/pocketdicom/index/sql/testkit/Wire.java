package org.pocketdicom.index.sql.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program and its database are connected by; it can be cut, unplugged and clogged. */
public final class Wire implements AutoCloseable {

  private static final Pattern PLACE = Pattern.compile("//[^/]*:(\\d+)/");

  private final ServerSocket socket;
  private final int server;
  private final String url;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final AtomicLong untilCut = new AtomicLong(Long.MAX_VALUE);
  private final Semaphore flow = new Semaphore(1);
  private volatile String unanswered = "";
  private volatile boolean unplugged;

  /** A wire to the server of a URL. */
  public Wire(String jdbcUrl) {
    Matcher place = PLACE.matcher(jdbcUrl);
    if (!place.find()) {
      throw new IllegalArgumentException("no port in the URL");
    }
    server = Integer.parseInt(place.group(1));
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    url = place.replaceFirst("//127.0.0.1:" + socket.getLocalPort() + "/");
    Thread.ofVirtual().start(this::accept);
  }

  /** The URL by which the server is reached through this. */
  public String url() {
    return url;
  }

  /** Ends all connections. */
  public void cut() {
    ends.forEach(Wire::reset);
  }

  /** Ends all connections once so many more bytes have gone to the server. */
  public void cutAfter(long bytes) {
    untilCut.set(bytes);
  }

  /** Ends the next connection on which a text goes to the server, before it is answered. */
  public void loseAnswerTo(String text) {
    unanswered = text;
  }

  /** Ends all connections, and lets nobody connect. */
  public void unplug() {
    unplugged = true;
    cut();
  }

  /** Undoes {@link #unplug}. */
  public void plugIn() {
    unplugged = false;
  }

  /** Lets nothing through any more, without that anybody is told. */
  public void clog() {
    flow.acquireUninterruptibly();
  }

  /** Undoes {@link #clog}. */
  public void unclog() {
    flow.release();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (unplugged) {
          reset(client);
        } else {
          connect(client, new Socket(InetAddress.getLoopbackAddress(), server));
        }
      } catch (IOException e) {
        // closed, or there is no server
      }
    }
  }

  private void connect(Socket client, Socket upstream) {
    ends.add(client);
    ends.add(upstream);
    AtomicBoolean lost = new AtomicBoolean();
    Thread.ofVirtual().start(() -> carry(client, upstream, true, lost));
    Thread.ofVirtual().start(() -> carry(upstream, client, false, lost));
  }

  private void carry(Socket from, Socket to, boolean counted, AtomicBoolean lost) {
    byte[] bytes = new byte[8 << 10];
    try {
      for (int n; (n = from.getInputStream().read(bytes)) >= 0; ) {
        flow.acquireUninterruptibly();
        flow.release();
        if (counted && untilCut.addAndGet(-n) < 0) {
          untilCut.set(Long.MAX_VALUE);
          cut();
        }
        if (counted) {
          loseAnswer(new String(bytes, 0, n, ISO_8859_1), lost);
        } else if (lost.get()) {
          return;
        }
        to.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException e) {
      // one end is gone, and so the other
    } finally {
      reset(from);
      reset(to);
      ends.remove(from);
      ends.remove(to);
    }
  }

  private void loseAnswer(String request, AtomicBoolean lost) {
    if (!unanswered.isEmpty() && request.contains(unanswered)) {
      unanswered = "";
      lost.set(true);
    }
  }

  private static void reset(Socket end) {
    try {
      end.setSoLinger(true, 0);
      end.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
