package org.pocketdicom.part10;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.LimitExceeded;

/**
 * The bytes of an object as a reader passes over them: those it keeps stay in one growing array,
 * those it skips are not read where the source allows that. The array is read directly, from {@code
 * position} up to {@code limit}.
 *
 * <p>Growing copies the array, so Data Sets made before keep theirs; both hold the same bytes at
 * the same index.
 */
final class HeaderInput {

  private static final int FIRST_READ = 8 << 10;
  private static final int NEXT_READ = 64 << 10;

  // A byte of header is copied when the buffer grows and when it is encoded for the index, and
  // elements without values take some 40 bytes for the 8 they have in the object.
  private static final int HEAP_PER_BYTE = 8;
  private static final int HEAP_PER_ITEM = 256;

  /** Where bytes come from: at most {@code length} of them from {@code at} on, -1 at the end. */
  interface Origin {
    int read(long at, byte[] target, int offset, int length) throws IOException;

    /** The size, or {@link Long#MAX_VALUE} where it is not known before the end. */
    long size();
  }

  private final Origin origin;
  private final int budget;
  private final LongConsumer memory;
  byte[] buffer;
  int position;
  int limit;
  // Byte of the object that buffer[0] stands for; grows with every skip behind the limit.
  private long base;
  private int discardTo = -1;

  private HeaderInput(
      Origin origin, byte[] buffer, int limit, long base, int budget, LongConsumer memory) {
    this.origin = origin;
    this.buffer = buffer;
    this.limit = limit;
    this.base = base;
    this.budget = budget;
    this.memory = memory;
  }

  static HeaderInput of(byte[] bytes) {
    return new HeaderInput(
        new End(bytes.length), bytes, bytes.length, 0, Integer.MAX_VALUE, n -> {});
  }

  static HeaderInput of(ByteSource source, int budget) {
    return new HeaderInput(new Positional(source), new byte[0], 0, 0, budget, n -> {});
  }

  static HeaderInput of(InputStream stream, int budget, LongConsumer memory) {
    return new HeaderInput(new Streamed(stream), new byte[0], 0, 0, budget, memory);
  }

  /** Says that an Item is about to be read, which takes memory beyond its bytes. */
  void beginItem() {
    memory.accept(HEAP_PER_ITEM);
  }

  /** What the stream's reader takes of the heap is told here, before it is taken. */
  LongConsumer memory() {
    return memory;
  }

  /** The byte of the object at which the next element is read. */
  long offset() {
    return base + position;
  }

  /** The bytes from here to the end, where the size is known; else a very large number. */
  long remaining() {
    return origin.size() - offset();
  }

  /**
   * Makes {@code count} bytes available at {@link #position}.
   *
   * @return false where the object ends before
   */
  boolean has(int count) {
    return limit - position >= count || fill(count);
  }

  /** Makes up to {@code count} bytes available; returns how many there are. */
  int upTo(int count) {
    has((int) Math.min(count, Math.max(0, remaining())));
    return Math.min(count, limit - position);
  }

  /**
   * Passes over bytes, without reading them where they are not here yet and the source allows it.
   *
   * @return false where the object ends before; then the position is its end
   */
  boolean skip(long count) {
    long here = Math.min(count, limit - position);
    position += (int) here;
    long rest = count - here;
    if (rest == 0) {
      return true;
    }
    limit = position;
    if (origin instanceof Streamed) {
      return readThrough(rest);
    }
    boolean whole = rest <= remaining();
    base += Math.min(rest, Math.max(0, remaining()));
    return whole;
  }

  /**
   * From now on bytes that were passed over need not be kept, until {@link #keep}: the fragments of
   * Pixel Data can be many.
   */
  void discard() {
    discardTo = position;
  }

  void keep() {
    discardTo = -1;
  }

  /** The stream or source behind what was read so far, for what is encoded in another way. */
  InputStream rest() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int here = Math.min(length, limit - position);
        if (here > 0) {
          System.arraycopy(buffer, position, target, offset, here);
          position += here;
          return here;
        }
        int n = origin.read(offset(), target, offset, length);
        base += Math.max(0, n);
        return n;
      }
    };
  }

  private boolean readThrough(long count) {
    byte[] scratch = new byte[NEXT_READ];
    for (long left = count; left > 0; ) {
      int n = read(offset(), scratch, 0, (int) Math.min(left, scratch.length));
      if (n < 0) {
        return false;
      }
      base += n;
      left -= n;
    }
    return true;
  }

  private boolean fill(int count) {
    if (count > remaining()) {
      return false;
    }
    if (discardTo >= 0 && position > discardTo) {
      System.arraycopy(buffer, position, buffer, discardTo, limit - position);
      base += position - discardTo;
      limit -= position - discardTo;
      position = discardTo;
    }
    makeRoom(count);
    int ahead = limit == 0 ? FIRST_READ : NEXT_READ;
    while (limit - position < count) {
      int wanted = Math.max(count - (limit - position), ahead);
      int n = read(base + limit, buffer, limit, Math.min(wanted, buffer.length - limit));
      if (n < 0) {
        return false;
      }
      limit += n;
    }
    return true;
  }

  private void makeRoom(int count) {
    long needed = (long) position + count;
    if (needed <= buffer.length) {
      return;
    }
    if (needed > budget) {
      throw new LimitExceeded("the header is larger than " + budget + " bytes");
    }
    int ahead = buffer.length == 0 ? FIRST_READ : NEXT_READ;
    long wanted =
        Math.max(needed + ahead, Math.min(buffer.length * 2L, buffer.length + (16L << 20)));
    int length = (int) Math.min(wanted, Math.max(budget, needed));
    memory.accept((long) (length - buffer.length) * HEAP_PER_BYTE);
    buffer = Arrays.copyOf(buffer, length);
  }

  private int read(long at, byte[] target, int offset, int length) {
    try {
      return origin.read(at, target, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record End(long size) implements Origin {
    @Override
    public int read(long at, byte[] target, int offset, int length) {
      return -1;
    }
  }

  private record Positional(ByteSource source) implements Origin {
    @Override
    public int read(long at, byte[] target, int offset, int length) {
      return source.read(at, target, offset, length);
    }

    @Override
    public long size() {
      return source.size();
    }
  }

  /** Reads on whatever the position: the caller never goes back. */
  private record Streamed(InputStream stream) implements Origin {
    @Override
    public int read(long at, byte[] target, int offset, int length) throws IOException {
      return stream.read(target, offset, length);
    }

    @Override
    public long size() {
      return Long.MAX_VALUE / 2;
    }
  }
}
