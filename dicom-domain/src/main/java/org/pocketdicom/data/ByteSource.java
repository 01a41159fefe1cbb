package org.pocketdicom.data;

import java.util.Objects;

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
   * @throws org.pocketdicom.error.MalformedDicom if the source ends before; nothing is allocated
   *     then
   */
  default byte[] read(long position, int length) {
    Objects.checkIndex(0, length + 1);
    if (position < 0 || length > size() - position) {
      throw new org.pocketdicom.error.MalformedDicom(
          length + " bytes at byte " + position + " reach beyond the end, byte " + size());
    }
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int n = read(position + done, bytes, done, length - done);
      if (n < 0) {
        throw new org.pocketdicom.error.MalformedDicom(
            "the bytes end at byte " + (position + done) + " while " + size() + " were announced");
      }
      done += n;
    }
    return bytes;
  }

  @Override
  default void close() {}

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
    };
  }
}
