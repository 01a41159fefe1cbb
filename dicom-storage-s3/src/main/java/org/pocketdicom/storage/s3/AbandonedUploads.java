package org.pocketdicom.storage.s3;

import java.time.Instant;

/**
 * What a crash leaves half way: multipart uploads that nobody ends, and objects in {@code
 * incoming/} that nobody moves into place. Only their age tells them from what another program has
 * under way.
 */
final class AbandonedUploads {

  private final Bucket bucket;
  private final Instant before;
  private final boolean discard;
  private long count;

  private AbandonedUploads(Bucket bucket, Instant before, boolean discard) {
    this.bucket = bucket;
    this.before = before;
    this.discard = discard;
  }

  static long count(Bucket bucket, Instant before, boolean discard) {
    var uploads = new AbandonedUploads(bucket, before, discard);
    uploads.ofParts(S3InstanceStore.OBJECTS);
    uploads.ofParts(S3Incoming.TEMPORARY);
    bucket.list(
        S3Incoming.TEMPORARY,
        object -> uploads.see(object.lastModified(), () -> bucket.delete(object.key())));
    return uploads.count;
  }

  private void ofParts(String prefix) {
    bucket.listUploads(
        prefix,
        upload -> see(upload.initiated(), () -> bucket.abort(upload.key(), upload.uploadId())));
  }

  private void see(Instant begun, Runnable discarding) {
    if (begun.isBefore(before)) {
      count++;
      if (discard) {
        discarding.run();
      }
    }
  }
}
