package org.pocketdicom.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.Sha256;

/**
 * An object as it arrives: whatever is read of it has gone into the store's incoming object and
 * into the digest.
 */
final class ReceivedStream extends FilterInputStream {

  private final Incoming incoming;
  private final MessageDigest digest = Sha256.start();
  private final long limit;
  private long size;

  ReceivedStream(InputStream object, Incoming incoming, long limit) {
    super(object);
    this.incoming = incoming;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = super.read(target, offset, length);
    if (n > 0) {
      size += n;
      if (size > limit) {
        throw new LimitExceeded("the object is larger than the " + limit + " bytes that are taken");
      }
      digest.update(target, offset, n);
      incoming.write(target, offset, n);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left. */
  void drain() throws IOException {
    byte[] rest = new byte[64 << 10];
    while (read(rest, 0, rest.length) >= 0) {
      // read() has kept it
    }
  }

  long size() {
    return size;
  }

  /** The digest of everything, once. */
  String digest() {
    return Sha256.hex(digest);
  }
}
