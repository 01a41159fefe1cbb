package org.pocketdicom.http;

import java.util.Objects;
import org.pocketdicom.data.ByteSource;

/** A span of a source as a stream; closing it closes the source. */
public final class SourceStream extends BlockStream {

  private final ByteSource source;
  private long position;
  private final long end;

  public SourceStream(ByteSource source, long first, long length) {
    this.source = source;
    position = first;
    end = first + length;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    int n = (int) Math.min(length, end - position);
    if (n == 0) {
      return length == 0 ? 0 : -1;
    }
    int read = source.read(position, target, offset, n);
    position += Math.max(read, 0);
    return read;
  }

  @Override
  public void close() {
    source.close();
  }
}
