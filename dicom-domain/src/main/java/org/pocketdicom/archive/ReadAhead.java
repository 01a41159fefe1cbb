package org.pocketdicom.archive;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.StoredObject;

/**
 * Spans of objects one after another, found as they are wanted. Where each read of the store is a
 * request, the next pieces are asked for while the one before is consumed, several at a time; all
 * readers share the memory for that, and one that finds none reads piece by piece. For one thread,
 * which closes it.
 */
public final class ReadAhead implements Iterator<ReadAhead.Opened>, AutoCloseable {

  /** Bytes of an object to be read: all of them, for the most part. */
  public record Span(IndexedInstance instance, long first, long length) {

    /** The whole object. */
    public static Span whole(IndexedInstance instance) {
      return new Span(instance, 0, instance.size());
    }
  }

  /**
   * A span whose turn it is.
   *
   * @param content its bytes, until the next one is asked for
   */
  public record Opened(Span span, InputStream content) {}

  /** What one request brings at most. */
  static final int PIECE = 1 << 20;

  private static final int AT_ONCE = 8;

  private final RetrieveInstances retrieve;
  private final Semaphore memory;
  private final Iterator<Span> spans;
  private final Deque<SpanStream> opened = new ArrayDeque<>();
  private Optional<SpanStream> current = Optional.empty();
  private int asked; // pieces that are asked for and not consumed

  ReadAhead(RetrieveInstances retrieve, Semaphore memory, Iterator<Span> spans) {
    this.retrieve = retrieve;
    this.memory = memory;
    this.spans = spans;
  }

  @Override
  public boolean hasNext() {
    return !opened.isEmpty() || spans.hasNext();
  }

  /**
   * The next span, in order. What was not read of the one before is passed over.
   *
   * @throws NoSuchElementException if there is none
   * @throws org.pocketdicom.error.NoSuchInstance if the store holds no such object; reading may say
   *     so, too
   */
  @Override
  public Opened next() {
    current.ifPresent(SpanStream::close);
    if (opened.isEmpty() && !open()) {
      throw new NoSuchElementException("no more spans");
    }
    SpanStream next = opened.removeFirst();
    current = Optional.of(next);
    return new Opened(next.span, next);
  }

  @Override
  public void close() {
    current.ifPresent(SpanStream::close);
    opened.forEach(SpanStream::close);
    opened.clear();
  }

  private boolean open() {
    if (!spans.hasNext()) {
      return false;
    }
    Span span = spans.next();
    opened.addLast(new SpanStream(span, retrieve.open(span.instance())));
    return true;
  }

  /** Asks for what comes next, as long as there is memory. */
  private void askAhead(SpanStream reading) {
    while (asked < AT_ONCE) {
      SpanStream asking = opened.isEmpty() ? reading : opened.getLast();
      if (!asking.isDistant() || (asking.hasMore() ? !memory.tryAcquire() : !open())) {
        return;
      }
      if (asking.hasMore()) {
        asking.askNext();
      }
    }
  }

  /** A span's bytes, of which some may be asked for already. */
  private final class SpanStream extends InputStream {
    private final Deque<CompletableFuture<byte[]>> mine = new ArrayDeque<>();
    private final Span span;
    private final StoredObject object;
    private long next;
    private final long end;
    private byte[] piece = new byte[0];
    private int done;

    SpanStream(Span span, StoredObject object) {
      this.span = span;
      this.object = object;
      this.next = span.first();
      this.end = span.first() + span.length();
    }

    boolean hasMore() {
      return next < end;
    }

    /** Whether reading is asking somebody else. */
    boolean isDistant() {
      return object.file().isEmpty();
    }

    void askNext() {
      long position = next;
      int length = advance();
      CompletableFuture<byte[]> answer = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              answer.complete(object.read(position, length));
            } catch (RuntimeException | Error e) {
              answer.completeExceptionally(e);
            }
          });
      mine.addLast(answer);
      asked++;
    }

    private int advance() {
      int length = (int) Math.min(PIECE, end - next);
      next += length;
      return length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      if (!isDistant()) {
        return readHere(target, offset, length);
      }
      if (done == piece.length && !fill()) {
        return -1;
      }
      int n = Math.min(length, piece.length - done);
      System.arraycopy(piece, done, target, offset, n);
      done += n;
      return n;
    }

    private int readHere(byte[] target, int offset, int length) {
      if (!hasMore()) {
        return -1;
      }
      int n = object.read(next, target, offset, (int) Math.min(length, end - next));
      next += Math.max(n, 0);
      return n;
    }

    private boolean fill() {
      askAhead(this);
      if (!mine.isEmpty()) {
        piece = take();
      } else if (hasMore()) {
        long position = next;
        piece = object.read(position, advance());
      } else {
        return false;
      }
      done = 0;
      return true;
    }

    private byte[] take() {
      CompletableFuture<byte[]> answer = mine.removeFirst();
      asked--;
      try {
        return answer.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      } finally {
        memory.release();
      }
    }

    /** What is asked for and no longer wanted gives its memory back when it comes. */
    @Override
    public void close() {
      asked -= mine.size();
      for (CompletableFuture<byte[]> answer : mine) {
        var unused = answer.whenComplete((bytes, failure) -> memory.release());
      }
      mine.clear();
      next = end;
      done = piece.length;
      object.close();
    }
  }
}
