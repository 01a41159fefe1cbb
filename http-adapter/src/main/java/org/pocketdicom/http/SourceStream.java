package org.pocketdicom.http;

import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.port.StoredObject;

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

  /** The open file that the rest of the span is in, if it is in one. */
  Optional<FileChannel> file() {
    return source instanceof StoredObject object ? object.file() : Optional.empty();
  }

  /** Where in the source the next byte is. */
  long position() {
    return position;
  }

  /** Passes over bytes, as many as there are up to a number, and says how many. */
  int advance(int most) {
    int n = (int) Math.min(most, end - position);
    position += n;
    return n;
  }

  @Override
  public void close() {
    source.close();
  }
}
