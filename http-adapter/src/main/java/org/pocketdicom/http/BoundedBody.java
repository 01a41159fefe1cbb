package org.pocketdicom.http;

import java.io.IOException;
import java.io.InputStream;
import org.pocketdicom.error.LimitExceeded;

/**
 * A body in which no part is endless. The archive refuses what is too large as soon as it is; this
 * bounds how much is passed over after that to find the next part.
 */
public final class BoundedBody extends BlockStream {

  private final InputStream body;
  private final long limit;
  private long left;

  /**
   * @param largest object that is taken, in bytes
   */
  public BoundedBody(InputStream body, long largest) {
    this.body = body;
    // As much again is passed over, and some for boundaries and headers.
    limit = Math.min(largest, Long.MAX_VALUE / 4) * 2 + (1 << 20);
    left = limit;
  }

  /** Says that the next bytes are another part's. */
  public void partBegins() {
    left = limit;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = body.read(target, offset, length);
    left -= Math.max(n, 0);
    if (left < 0) {
      throw new LimitExceeded("a part of the body is larger than what is taken");
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
