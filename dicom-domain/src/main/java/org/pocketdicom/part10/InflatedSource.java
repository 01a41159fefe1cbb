package org.pocketdicom.part10;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.MalformedDicom;

/**
 * The deflated Data Set of a file as it is after inflation (PS3.5 A.5). Reading forwards goes on
 * where the last reading ended; reading backwards begins again, because a deflate stream has no
 * other way in.
 */
final class InflatedSource implements ByteSource {

  private static final int INPUT = 16 << 10;
  private static final int SKIP = 64 << 10;

  private final ByteSource source;
  private final long start;
  private final boolean zlib;
  private Inflater inflater;
  private long sourcePosition;
  private long position;

  private InflatedSource(ByteSource source, long start) {
    this.source = source;
    this.start = start;
    byte[] head = source.read(start, (int) Math.min(2, Math.max(0, source.size() - start)));
    this.zlib = head.length == 2 && Deflation.isZlib(head, 0);
    this.inflater = new Inflater(!zlib);
    this.sourcePosition = start;
  }

  static ByteSource of(ByteSource file) {
    HeaderInput input = HeaderInput.of(file, ReadLimits.DEFAULT.headerBytes());
    FileMeta.read(input, new Warnings(false), ReadLimits.DEFAULT);
    return new InflatedSource(file, input.offset());
  }

  /** Not known before all is inflated; larger than any position that holds a byte. */
  @Override
  public long size() {
    return Long.MAX_VALUE / 2;
  }

  @Override
  public synchronized int read(long at, byte[] target, int offset, int length) {
    if (at < position) {
      inflater.end();
      inflater = new Inflater(!zlib);
      sourcePosition = start;
      position = 0;
    }
    byte[] scratch = at > position ? new byte[SKIP] : target;
    while (position < at) {
      if (inflate(scratch, 0, (int) Math.min(scratch.length, at - position)) < 0) {
        return -1;
      }
    }
    return inflate(target, offset, length);
  }

  @Override
  public synchronized void close() {
    inflater.end();
    source.close();
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput() && !feed()) {
          return -1;
        }
        int n = inflater.inflate(target, offset, length);
        position += n;
        if (n > 0) {
          return n;
        }
      }
      return -1;
    } catch (DataFormatException e) {
      throw new MalformedDicom("the deflated Data Set is broken at inflated byte " + position, e);
    }
  }

  private boolean feed() {
    byte[] input = new byte[INPUT];
    int n = source.read(sourcePosition, input, 0, INPUT);
    if (n <= 0) {
      return false;
    }
    sourcePosition += n;
    inflater.setInput(input, 0, n);
    return true;
  }
}
