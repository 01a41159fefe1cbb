package org.pocketdicom.storage.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bucket is. Credentials come from the SDK's default chain: environment, profile,
 * instance role.
 *
 * @param endpoint of a server other than Amazon's, which is then asked in path style ({@code
 *     endpoint/bucket/key})
 * @param bucket exists already; the store never makes or deletes one
 * @param region e.g. {@code eu-central-1}; a server other than Amazon's mostly takes any
 */
public record S3Settings(Optional<URI> endpoint, String bucket, String region) {

  /**
   * @throws IllegalArgumentException if the bucket or the region is blank
   */
  public S3Settings {
    if (bucket.isBlank() || region.isBlank()) {
      throw new IllegalArgumentException("S3 needs a bucket and a region");
    }
  }
}
