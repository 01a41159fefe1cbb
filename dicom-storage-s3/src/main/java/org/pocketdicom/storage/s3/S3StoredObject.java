package org.pocketdicom.storage.s3;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.StoredObject;

/**
 * An object read by ranges. A read that is larger than the read-ahead is one request for just its
 * bytes. Smaller ones are answered from the last range read ahead: 64 KiB, and twice as much each
 * time while reading goes on where it left off, up to 1 MiB. Which object it is the first range
 * decides; one that is replaced later is not mixed with its successor: reading then fails.
 */
final class S3StoredObject implements StoredObject {

  private static final int LEAST_AHEAD = 64 << 10;
  private static final int MOST_AHEAD = 1 << 20;

  /**
   * Bytes at a position, and how many were aimed at. Not changed once made, so that threads may
   * share it.
   */
  private static final class Window {
    static final Window NONE = new Window(0, new byte[0], LEAST_AHEAD / 2);

    final long start;
    final byte[] bytes;
    final int ahead;

    Window(long start, byte[] bytes, int ahead) {
      this.start = start;
      this.bytes = bytes;
      this.ahead = ahead;
    }

    long end() {
      return start + bytes.length;
    }

    boolean covers(long position) {
      return position >= start && position < end();
    }
  }

  private final Bucket bucket;
  private final String key;
  private final long size;
  private final Optional<Instant> storedAt;

  /** Empty before the first range was read. */
  private volatile String eTag = "";

  private volatile Window last = Window.NONE;

  S3StoredObject(Bucket bucket, String key, long size, Optional<Instant> storedAt) {
    this.bucket = bucket;
    this.key = key;
    this.size = size;
    this.storedAt = storedAt;
  }

  @Override
  public Optional<Instant> storedAt() {
    return storedAt;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isFixed() {
    return !eTag.isEmpty();
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    if (position >= size) {
      return -1;
    }
    Window window = last;
    if (!window.covers(position)) {
      int ahead = position == window.end() ? Math.min(2 * window.ahead, MOST_AHEAD) : LEAST_AHEAD;
      if (length >= ahead) {
        int n = (int) Math.min(length, size - position);
        fetch(position, target, offset, n);
        last = new Window(position + n, new byte[0], ahead);
        return n;
      }
      byte[] bytes = new byte[(int) Math.min(ahead, size - position)];
      fetch(position, bytes, 0, bytes.length);
      window = new Window(position, bytes, ahead);
      last = window;
    }
    int from = (int) (position - window.start);
    int n = Math.min(length, window.bytes.length - from);
    System.arraycopy(window.bytes, from, target, offset, n);
    return n;
  }

  private void fetch(long position, byte[] target, int offset, int length) {
    if (eTag.isEmpty() && isFirst(position, target, offset, length)) {
      return;
    }
    ask(position, target, offset, length);
  }

  /** The first read, one thread at a time. */
  private synchronized boolean isFirst(long position, byte[] target, int offset, int length) {
    if (eTag.isEmpty()) {
      eTag = ask(position, target, offset, length);
      return true;
    }
    return false;
  }

  private String ask(long position, byte[] target, int offset, int length) {
    Optional<String> found = bucket.read(key, eTag, size, position, target, offset, length);
    return found.orElseThrow(
        () -> new StorageUnavailable(key + " was replaced since it was found"));
  }
}
