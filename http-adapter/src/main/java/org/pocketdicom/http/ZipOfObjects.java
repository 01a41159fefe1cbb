package org.pocketdicom.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP of objects, written as it is read: one chunk of it is in memory. */
public final class ZipOfObjects extends InputStream {

  /**
   * A file.
   *
   * @param name its path in the ZIP
   * @param content opened when its turn comes
   */
  public record Entry(String name, Instant time, Callable<? extends InputStream> content) {}

  private final Iterator<Entry> entries;
  private final Runnable onClose;
  private final byte[] copy = new byte[64 << 10];
  private final Drain drain = new Drain();
  private final ZipOutputStream zip = new ZipOutputStream(drain);
  private InputStream object = InputStream.nullInputStream();
  private boolean complete;

  /**
   * A ZIP of files that are asked for as it is read.
   *
   * @param onClose gives back what the files are read from
   */
  public ZipOfObjects(Iterator<Entry> entries, Runnable onClose) {
    this.entries = entries;
    this.onClose = onClose;
    // Pixels hardly shrink, and compressed ones not at all: they are only packed.
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (drain.isEmpty() && !complete) {
      drain.reset();
      advance();
    }
    return drain.read(target, offset, length);
  }

  private void advance() throws IOException {
    int n = object.read(copy);
    if (n >= 0) {
      zip.write(copy, 0, n);
    } else if (entries.hasNext()) {
      next(entries.next());
    } else {
      zip.close();
      complete = true;
    }
  }

  private void next(Entry entry) throws IOException {
    object.close();
    object = InputStream.nullInputStream();
    ZipEntry header = new ZipEntry(entry.name());
    header.setTimeLocal(LocalDateTime.ofInstant(entry.time(), ZoneOffset.UTC));
    zip.putNextEntry(header);
    try {
      object = entry.content().call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    object.close();
    onClose.run();
  }

  /** Takes what the ZIP writes and gives it out again. */
  private static final class Drain extends ByteArrayOutputStream {

    private int given;

    boolean isEmpty() {
      return given == count;
    }

    @Override
    public synchronized void reset() {
      super.reset();
      given = 0;
    }

    int read(byte[] target, int offset, int length) {
      if (isEmpty()) {
        return -1;
      }
      int n = Math.min(length, count - given);
      System.arraycopy(buf, given, target, offset, n);
      given += n;
      return n;
    }
  }
}
