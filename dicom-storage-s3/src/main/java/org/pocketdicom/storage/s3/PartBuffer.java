package org.pocketdicom.storage.s3;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.pocketdicom.error.StorageUnavailable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes of the next part. A part has 5 MiB, the least that S3 takes for any but the last: that
 * bounds an upload's memory, and an object (10,000 parts) to 48 GiB. Up to 1 MiB the buffer grows
 * with the object; what is larger takes a whole part's memory, from a {@link Budget} that all
 * uploads share.
 */
final class PartBuffer implements AutoCloseable {

  static final int PART = 5 << 20;
  private static final int SMALL = 1 << 20;
  private static final int FIRST = 64 << 10;

  /**
   * Lets as many uploads have a whole part in memory as there is memory for, at least one; the
   * others wait.
   */
  static final class Budget {

    private static final int PATIENCE_SECONDS = 30;
    private final Semaphore parts;

    Budget(long bytes) {
      parts = new Semaphore(Math.clamp(bytes / PART, 1, 1_000), true);
    }

    private void take() {
      try {
        if (!parts.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new StorageUnavailable("too many large objects are being received at once");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageUnavailable("interrupted while receiving", e);
      }
    }

    private void giveBack() {
      parts.release();
    }
  }

  private final Budget budget;
  private byte[] bytes = new byte[FIRST];
  private int size;

  PartBuffer(Budget budget) {
    this.budget = budget;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == PART;
  }

  /** Appends what fits and says how much that was. */
  int add(byte[] source, int offset, int length) {
    int n = Math.min(length, PART - size);
    if (size + n > bytes.length) {
      grow(size + n);
    }
    System.arraycopy(source, offset, bytes, size, n);
    size += n;
    return n;
  }

  private void grow(int needed) {
    if (needed > SMALL) {
      budget.take();
      bytes = Arrays.copyOf(bytes, PART);
    } else {
      bytes = Arrays.copyOf(bytes, Integer.highestOneBit(needed - 1) << 1);
    }
  }

  /** What every service checks, but not against a deliberate change. */
  String md5() {
    return digest("MD5");
  }

  /** What newer services check, keep and answer with. */
  String sha256() {
    return digest("SHA-256");
  }

  private String digest(String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(bytes, 0, size);
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has both
    }
  }

  /** The bytes as they are now, without a copy, as often as a request is repeated. */
  RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, size), size, "application/dicom");
  }

  /** Empties it, and lets another upload have the memory. */
  @Override
  public void close() {
    if (bytes.length == PART) {
      budget.giveBack();
      bytes = new byte[FIRST];
    }
    size = 0;
  }
}
