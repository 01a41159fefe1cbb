package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pocketdicom.error.StorageUnavailable;

/**
 * Sessions for reading, lent to one thread at a time; the last returned is the first lent again.
 */
final class Readers implements AutoCloseable {

  private static final long WAIT_SECONDS = 5;

  /** A connection that is closed is found out sooner. */
  static final long PROMPT_NANOS = 2_000_000_000L;

  private final LinkedBlockingDeque<Session> idle = new LinkedBlockingDeque<>();
  private final int count;
  private final AtomicBoolean closed = new AtomicBoolean();

  Readers(Session.Source source, int count) {
    this.count = count;
    for (int i = 0; i < count; i++) {
      idle.add(new Session(source));
    }
  }

  <T> T read(Session.Work<T> work) {
    Session session = take();
    try {
      boolean used = session.isOpen();
      long began = System.nanoTime();
      try {
        return work.in(session);
      } catch (SQLException e) {
        session.close();
        if (!used || System.nanoTime() - began > PROMPT_NANOS) {
          throw e;
        }
      }
      // The server may have closed the connection, as when it was started anew.
      return work.in(session);
    } catch (SQLException e) {
      session.close();
      throw Failures.of("read the index", e);
    } finally {
      idle.addFirst(session);
    }
  }

  /** Waits for those that are reading. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      for (int i = 0; i < count; i++) {
        take().close();
      }
    }
  }

  private Session take() {
    try {
      Session session = idle.pollFirst(WAIT_SECONDS, TimeUnit.SECONDS);
      if (session != null) {
        return session;
      }
      throw new StorageUnavailable("the index is closed or has too much to do");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailable("interrupted while waiting for the index", e);
    }
  }
}
