package org.pocketdicom.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pocketdicom.archive.RetrieveInstances;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.StoredObject;

/** A ZIP of stored objects, written as it is read: one chunk of it is in memory. */
final class ZipOfObjects extends InputStream {

  private final RetrieveInstances retrieveInstances;
  private final Iterator<Map.Entry<String, IndexedInstance>> entries;
  private final byte[] copy = new byte[64 << 10];
  private final Drain drain = new Drain();
  private final ZipOutputStream zip = new ZipOutputStream(drain);
  private InputStream object = InputStream.nullInputStream();
  private boolean complete;

  ZipOfObjects(RetrieveInstances retrieveInstances, Map<String, IndexedInstance> entries) {
    this.retrieveInstances = retrieveInstances;
    this.entries = entries.entrySet().iterator();
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

  private void next(Map.Entry<String, IndexedInstance> entry) throws IOException {
    object.close();
    StoredObject stored = retrieveInstances.open(entry.getValue());
    object = new SourceStream(stored, 0, stored.size());
    ZipEntry header = new ZipEntry(entry.getKey());
    header.setTimeLocal(
        java.time.LocalDateTime.ofInstant(entry.getValue().storedAt(), java.time.ZoneOffset.UTC));
    zip.putNextEntry(header);
  }

  @Override
  public void close() throws IOException {
    object.close();
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
