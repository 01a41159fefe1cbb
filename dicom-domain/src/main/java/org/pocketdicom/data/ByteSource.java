package org.pocketdicom.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Objects;
import org.pocketdicom.error.MalformedDicom;

/**
 * Bytes that can be read at any position: a file, an array, an object in a store. Positions count
 * from the first byte. Safe for use by several threads at once.
 */
public interface ByteSource extends AutoCloseable {

  /** The number of bytes. */
  long size();

  /**
   * Reads at a position; may read fewer bytes than asked for, but at least one.
   *
   * @return the number of bytes read, or -1 where {@code position} is at the end or behind it
   * @throws org.pocketdicom.error.StorageUnavailable if the bytes can't be had now
   */
  int read(long position, byte[] target, int offset, int length);

  /**
   * Reads exactly {@code length} bytes.
   *
   * @throws MalformedDicom if the source ends before; nothing is allocated then
   */
  default byte[] read(long position, int length) {
    checkSpan(position, length, size());
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int n = read(position + done, bytes, done, length - done);
      if (n < 0) {
        throw endsAt(position + done, size());
      }
      done += n;
    }
    return bytes;
  }

  /**
   * Copies a span to a channel, in pieces of a bounded size.
   *
   * @throws IOException if the channel fails
   * @throws MalformedDicom if the source ends before the span does; some of it may be written then
   */
  default void transferTo(long position, long length, WritableByteChannel target)
      throws IOException {
    byte[] piece = new byte[(int) Math.min(length, 64 << 10)];
    ByteBuffer buffer = ByteBuffer.wrap(piece);
    for (long done = 0; done < length; ) {
      int n = read(position + done, piece, 0, (int) Math.min(piece.length, length - done));
      if (n < 0) {
        throw endsAt(position + done, position + length);
      }
      for (buffer.clear().limit(n); buffer.hasRemaining(); ) {
        target.write(buffer);
      }
      done += n;
    }
  }

  @Override
  default void close() {}

  private static void checkSpan(long position, int length, long size) {
    Objects.checkIndex(0, length + 1);
    if (position < 0 || length > size - position) {
      throw new MalformedDicom(
          length + " bytes at byte " + position + " reach beyond the end, byte " + size);
    }
  }

  /** What to say of a source that ends before it should. */
  private static MalformedDicom endsAt(long position, long announced) {
    return new MalformedDicom(
        "the bytes end at byte " + position + " while " + announced + " were announced");
  }

  /** A source over an array, which is not copied and must not change. */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public int read(long position, byte[] target, int offset, int length) {
        if (position >= bytes.length) {
          return -1;
        }
        int n = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, target, offset, n);
        return n;
      }

      // Unlike a new array that is then filled, a copy need not be zeroed first.
      @Override
      public byte[] read(long position, int length) {
        checkSpan(position, length, bytes.length);
        return Arrays.copyOfRange(bytes, (int) position, (int) position + length);
      }
    };
  }
}
