package org.pocketdicom.storage.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bucket is, and how it is asked. Credentials come from the SDK's default chain:
 * environment, profile, instance role.
 *
 * @param endpoint of a server other than Amazon's
 * @param bucket exists already; the store never makes or deletes one
 * @param region e.g. {@code eu-central-1}; a server other than Amazon's mostly takes any
 * @param pathStyle whether it is {@code endpoint/bucket/key} that is asked for, as most servers
 *     other than Amazon's want it, and not {@code bucket.endpoint/key}
 * @param encryption {@code AES256}, {@code aws:kms} or {@code aws:kms:<key>}; empty for what the
 *     bucket does by default
 */
public record S3Settings(
    Optional<URI> endpoint,
    String bucket,
    String region,
    boolean pathStyle,
    Optional<String> encryption) {

  /**
   * @throws IllegalArgumentException if the bucket or the region is blank, or the encryption
   *     another
   */
  public S3Settings {
    if (bucket.isBlank() || region.isBlank()) {
      throw new IllegalArgumentException("S3 needs a bucket and a region");
    }
    Encryption.of(encryption);
  }

  /** With path style for an endpoint that is named, and the bucket's own encryption. */
  public S3Settings(Optional<URI> endpoint, String bucket, String region) {
    this(endpoint, bucket, region, endpoint.isPresent(), Optional.empty());
  }
}
