package org.pocketdicom.archive;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does many things, so many at a time, until one fails. Who gives work waits while all are busy.
 * For one thread, which closes it.
 */
final class Workers implements AutoCloseable {

  private static final int COUNT = 8;

  private final Semaphore idle = new Semaphore(COUNT);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Has work done at some time before {@link #finish} returns, and throws what failed before. */
  void give(Runnable work) {
    idle.acquireUninterruptibly();
    throwFailure();
    threads.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        idle.release();
      }
    });
  }

  /** Waits until all is done, and throws what failed. */
  void finish() {
    threads.close();
    throwFailure();
  }

  /** Waits until all is done. */
  @Override
  public void close() {
    threads.close();
  }

  private void throwFailure() {
    switch (failure.get()) {
      case RuntimeException failed -> throw failed;
      case Error failed -> throw failed;
      case null, default -> {}
    }
  }
}
