package org.pocketdicom.http.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;

/** What is written, to be read: by a thread of its own, a few hundred kilobytes ahead. */
final class Pipe {

  private static final int SIZE = 256 << 10;

  /** Writes everything. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  private Pipe() {}

  /** A stream of what a source writes; closing it ends the source. */
  static InputStream of(Source source) throws IOException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    PipedOutputStream out = new PipedOutputStream();
    InputStream in = new Checked(out, failure);
    Thread.ofVirtual()
        .start(() -> {
          // The failure is told first: whoever reads would take the end for a good one.
          try {
            source.writeTo(out);
          } catch (IOException | RuntimeException | Error e) {
            failure.set(e);
          }
          close(out);
        });
    return in;
  }

  private static void close(OutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does not take an end for one that is a failure. */
  private static final class Checked extends PipedInputStream {

    private final AtomicReference<Throwable> failure;

    Checked(PipedOutputStream out, AtomicReference<Throwable> failure) throws IOException {
      super(out, SIZE);
      this.failure = failure;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      if (n < 0 && failure.get() != null) {
        throw new IOException("what was to be sent can't be made", failure.get());
      }
      return n;
    }
  }
}
