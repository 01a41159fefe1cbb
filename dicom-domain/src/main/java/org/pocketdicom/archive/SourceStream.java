package org.pocketdicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.port.Sha256;

/**
 * A source read from its first byte to its last, digested on the way; the source is closed by
 * whoever opened it.
 */
final class SourceStream extends InputStream {

  private static final int READ_AHEAD = 256 << 10;

  private final ByteSource source;
  private final MessageDigest digest = Sha256.start();
  private final byte[] window = new byte[READ_AHEAD];
  private int next;
  private int limit;
  private long position;

  SourceStream(ByteSource source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return next < limit || fill() ? window[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (next == limit && !fill()) {
      return -1;
    }
    int n = Math.min(length, limit - next);
    System.arraycopy(window, next, target, offset, n);
    next += n;
    return n;
  }

  private boolean fill() {
    int n = source.read(position, window, 0, window.length);
    if (n < 0) {
      return false;
    }
    digest.update(window, 0, n);
    position += n;
    next = 0;
    limit = n;
    return true;
  }

  /** Reads what is left; the SHA-256 of everything, in lower case hexadecimal digits. */
  String digest() {
    while (fill()) {
      // fill() digests
    }
    return Sha256.hex(digest);
  }

  /** The number of bytes that were read. */
  long size() {
    return position;
  }

  static String digest(ByteSource source) {
    return new SourceStream(source).digest();
  }
}
