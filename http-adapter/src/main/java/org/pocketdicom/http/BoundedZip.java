package org.pocketdicom.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.pocketdicom.error.LimitExceeded;

/**
 * A ZIP that may inflate to so many bytes in all, those of entries that are passed over included.
 */
final class BoundedZip extends ZipInputStream {

  private final long limit;
  private long inflated;

  BoundedZip(InputStream in, long limit) {
    // Names that are not UTF-8 by their flag: a character set in which no byte is wrong.
    super(in, StandardCharsets.ISO_8859_1);
    this.limit = limit;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = super.read(target, offset, length);
    inflated += Math.max(n, 0);
    if (inflated > limit) {
      throw new LimitExceeded("the ZIP inflates to more than " + limit + " bytes");
    }
    return n;
  }

  /** Frees its memory outside the heap without touching the stream below. */
  void end() {
    inf.end();
  }
}
