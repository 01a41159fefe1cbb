package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes durable, those of concurrent callers in one transaction: while one group is on its
 * way to the disk, the next gathers. A change that fails fails alone; while the database hangs, all
 * that wait fail with the first.
 */
final class GroupCommit implements AutoCloseable {

  private final Session session; // the writer's
  private final String begin;
  private final BlockingQueue<Change<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread writer;
  private final Change<?> last = new Change<>(session -> true);
  private volatile boolean closed;

  /**
   * @param begin what every transaction begins with
   */
  GroupCommit(Session.Source source, String begin) {
    this.session = new Session(source);
    this.begin = begin;
    this.writer = Thread.ofPlatform().name("index-writer").daemon().start(this::run);
  }

  /** Does the work, which may be begun again, in a transaction; returns once that is durable. */
  <T> T commit(Session.Work<T> work) {
    Change<T> change = new Change<>(work);
    waiting.add(change);
    if (closed && waiting.remove(change)) {
      throw new IllegalStateException("the index is closed");
    }
    try {
      return change.done.join();
    } catch (CompletionException e) {
      throw Failures.of("change the index", e.getCause() == null ? e : e.getCause());
    }
  }

  /** Returns when all that was asked for is done, or failed; needs no database. */
  @Override
  public void close() {
    closed = true;
    waiting.add(last);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Change<?>> group = new ArrayList<>();
    while (!closed || !waiting.isEmpty()) {
      try {
        group.add(waiting.take());
      } catch (InterruptedException e) {
        continue; // nobody has a reason to
      }
      waiting.drainTo(group);
      group.removeIf(change -> change == last);
      if (!group.isEmpty()) {
        commit(group);
      }
      group.clear();
    }
    session.close();
  }

  private void commit(List<Change<?>> group) {
    long began = System.nanoTime();
    Optional<Throwable> failure = attempt(group, began);
    if (failure.isEmpty() || group.size() == 1) {
      group.forEach(change -> change.end(failure));
    } else {
      for (Change<?> change : group) {
        change.end(isPrompt(began) ? attempt(List.of(change), began) : failure);
      }
    }
    if (!isPrompt(began) && failure.isPresent()) {
      List<Change<?>> others = new ArrayList<>();
      waiting.drainTo(others);
      others.forEach(change -> change.end(failure));
    }
  }

  private static boolean isPrompt(long began) {
    return System.nanoTime() - began < Readers.PROMPT_NANOS;
  }

  private Optional<Throwable> attempt(List<Change<?>> group, long began) {
    try {
      begin(began);
      for (Change<?> change : group) {
        change.doIn(session);
      }
      session.commit();
      return Optional.empty();
    } catch (SQLException | RuntimeException | Error e) {
      // A new connection rather than a rollback: after some failures there is nothing to roll back.
      session.close();
      return Optional.of(e);
    }
  }

  /** A server that was started anew has closed the connection, and nothing was done yet. */
  private void begin(long began) throws SQLException {
    boolean used = session.isOpen();
    try {
      session.begin(begin);
    } catch (SQLException e) {
      session.close();
      if (!used || !isPrompt(began)) {
        throw e;
      }
      session.begin(begin);
    }
  }

  /** A caller's work and what came of it. */
  private static final class Change<T> {

    private final Session.Work<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    Change(Session.Work<T> work) {
      this.work = work;
    }

    void doIn(Session session) throws SQLException {
      result = work.in(session);
    }

    void end(Optional<Throwable> failure) {
      failure.ifPresentOrElse(done::completeExceptionally, () -> done.complete(result));
    }
  }
}
