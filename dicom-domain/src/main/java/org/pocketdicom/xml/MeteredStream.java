package org.pocketdicom.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.pocketdicom.error.LimitExceeded;

/**
 * Lets only so much through between two events of a parser, which holds names, attributes and
 * comments whole. Text comes in pieces, however long it is.
 */
final class MeteredStream extends FilterInputStream {

  private static final int MOST = 1 << 20;

  private int left = MOST;

  MeteredStream(InputStream in) {
    super(in);
  }

  /** There was an event. */
  void refill() {
    left = MOST;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left <= 0) {
      throw new LimitExceeded("XML: a name, an attribute or a comment is too long");
    }
    int n = super.read(target, offset, Math.min(left, length));
    left -= Math.max(0, n);
    return n;
  }
}
