package org.pocketdicom.storage.s3;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an object of one part by a single request at its commit, a larger one part by part as it
 * comes, under its own key if that is known by then. If not, it goes to {@code incoming/}, and S3
 * copies it to its place at the commit.
 */
final class S3Incoming implements Incoming {

  /** What keys begin with where the identity is not known yet. */
  static final String TEMPORARY = "incoming/";

  private static final Logger LOG = LoggerFactory.getLogger(S3Incoming.class);

  private final Bucket bucket;
  private final PartBuffer part;
  private final String token = UUID.randomUUID().toString();
  private final String temporaryKey = TEMPORARY + token;
  private String key = temporaryKey;
  private final Replacements replacements;
  private final Set<InstanceId> marked = new HashSet<>();
  private long size;
  private boolean visible;
  private @Nullable MultipartUpload upload;

  /** Neither committed nor broken by a write that failed half way. */
  private boolean open = true;

  S3Incoming(Bucket bucket, PartBuffer part) {
    this.bucket = bucket;
    this.part = part;
    this.replacements = new Replacements(bucket);
  }

  @Override
  public void expect(InstanceId id) {
    key = id.key();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireOpen();
    open = false;
    for (int written = 0; written < length; ) {
      if (part.isFull()) {
        sendPart();
      }
      written += part.add(bytes, offset + written, length - written);
    }
    size += length;
    open = true;
  }

  private MultipartUpload sendPart() {
    if (upload == null) {
      upload = MultipartUpload.ofParts(bucket, key, token);
    }
    upload.add(part);
    part.close();
    return upload;
  }

  @Override
  public boolean commit(InstanceId id) {
    return put(id.key(), true);
  }

  @Override
  public void replace(InstanceId id) {
    retire(id);
    if (!put(id.key(), false)) {
      throw new StorageUnavailable("S3 does not replace " + id.key());
    }
  }

  @Override
  public void retire(InstanceId other) {
    marked.add(other);
    replacements.mark(other);
  }

  private boolean put(String target, boolean ifAbsent) {
    requireOpen();
    visible =
        upload == null
            ? bucket.put(target, token, part, ifAbsent)
            : whole(upload, target).complete(ifAbsent);
    if (visible) {
      open = false;
      upload = null;
    }
    return visible;
  }

  /** The upload with all its parts, under the key that it is to be visible under. */
  private MultipartUpload whole(MultipartUpload begun, String target) {
    MultipartUpload whole = part.isEmpty() ? begun : sendPart();
    if (whole.key().equals(temporaryKey)) {
      whole = moved(whole, target);
      upload = whole;
    }
    if (!whole.key().equals(target)) {
      throw new IllegalStateException("another identity was expected");
    }
    return whole;
  }

  private MultipartUpload moved(MultipartUpload temporary, String target) {
    temporary.complete(false);
    MultipartUpload moved = MultipartUpload.ofCopies(bucket, target, token);
    try {
      moved.addCopy(temporaryKey, size);
      return moved;
    } catch (StorageUnavailable e) {
      discard(moved::abort);
      throw e;
    } finally {
      discard(() -> bucket.delete(temporaryKey));
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("committed already, or broken");
    }
  }

  @Override
  public void settle() {
    marked.forEach(replacements::forget);
    marked.clear();
  }

  @Override
  public void close() {
    open = false;
    part.close();
    if (upload != null) {
      discard(upload::abort);
      upload = null;
    }
    if (!visible) {
      discard(this::settle);
    }
  }

  private static void discard(Runnable request) {
    try {
      request.run();
    } catch (StorageUnavailable e) {
      LOG.warn("left for dicom verify --repair: {}", e.getMessage());
    }
  }
}
