package org.pocketdicom.archive;

import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.pocketdicom.error.StorageUnavailable;

/**
 * The memory that the headers of all objects that come in at a time may take together. Limits of
 * one reading alone would let many clients fill the heap.
 */
final class HeaderMemory {

  /** What each reading has in any case: enough for usual headers, which never meet the bound. */
  private static final int OWN_KIB = 1024;

  private final int kib;
  private final Semaphore free;

  HeaderMemory(long bytes) {
    kib = (int) Math.min(bytes / 1024, Integer.MAX_VALUE);
    free = new Semaphore(kib);
  }

  /** The share of one reading, to be closed when its header is no longer needed. */
  Share share() {
    return new Share();
  }

  /** Takes more as a header grows. Not for use by several threads. */
  final class Share implements LongConsumer, AutoCloseable {

    private long bytes;
    private int taken;

    /**
     * Takes more bytes. All there is may be taken by one reading, which has limits of its own.
     *
     * @throws StorageUnavailable if others have taken too much
     */
    @Override
    public void accept(long more) {
      bytes += more;
      int needed = Math.clamp(bytes / 1024 - OWN_KIB, 0, kib);
      if (!free.tryAcquire(Math.max(0, needed - taken))) {
        throw new StorageUnavailable("too many large headers come in at a time; send it again");
      }
      taken = Math.max(taken, needed);
    }

    @Override
    public void close() {
      free.release(taken);
    }
  }
}
