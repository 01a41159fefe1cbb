package org.pocketdicom.http.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.pocketdicom.http.BlockStream;

/** Streams one behind the other, each opened when the one before has ended. */
final class Pieces extends BlockStream {

  private final Iterator<? extends Callable<? extends InputStream>> pieces;
  private final Runnable onClose;
  private InputStream current = InputStream.nullInputStream();

  Pieces(Iterator<? extends Callable<? extends InputStream>> pieces) {
    this(pieces, () -> {});
  }

  /**
   * @param onClose gives back what the pieces are read from
   */
  Pieces(Iterator<? extends Callable<? extends InputStream>> pieces, Runnable onClose) {
    this.pieces = pieces;
    this.onClose = onClose;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (true) {
      int n = current.read(target, offset, length);
      if (n >= 0) {
        return n;
      }
      if (!pieces.hasNext()) {
        return -1;
      }
      next();
    }
  }

  private void next() throws IOException {
    current.close();
    current = InputStream.nullInputStream();
    try {
      current = pieces.next().call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    current.close();
    onClose.run();
  }
}
