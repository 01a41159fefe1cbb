package org.pocketdicom.part10;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/**
 * An inflating stream that gives no more than a limit, and speaks of a broken deflate stream as
 * malformed DICOM.
 */
final class BoundedInflation extends FilterInputStream {

  private final long limit;
  private long inflated;
  private boolean cut;

  BoundedInflation(InputStream inflating, long limit) {
    super(inflating);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int n = super.read(target, offset, length);
      inflated += Math.max(0, n);
      if (inflated > limit) {
        throw new LimitExceeded("the deflated Data Set grows to more than " + limit + " bytes");
      }
      return n;
    } catch (ZipException e) {
      throw new MalformedDicom("the deflated Data Set is broken at inflated byte " + inflated, e);
    } catch (EOFException e) {
      cut = true;
      return -1;
    }
  }

  /** Whether the compressed bytes ended before the deflate stream did. */
  boolean isCut() {
    return cut;
  }
}
