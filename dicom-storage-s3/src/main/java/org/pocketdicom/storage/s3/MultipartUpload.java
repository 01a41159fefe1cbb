package org.pocketdicom.storage.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object on its way in parts, invisible before {@link #complete}. S3 takes 10,000 parts at most.
 */
final class MultipartUpload {

  /** What one request copies: so little that it is answered within the time limit. */
  private static final long COPIED_AT_ONCE = 128L << 20;

  private final Bucket bucket;
  private final String key;
  private final String token;
  private final String uploadId;
  private final List<CompletedPart> parts = new ArrayList<>();

  /** For parts that are sent. */
  static MultipartUpload ofParts(Bucket bucket, String key, String token) {
    return new MultipartUpload(bucket, key, token, ChecksumAlgorithm.SHA256);
  }

  /** For copies; not every service answers with their SHA-256, which it then would ask for. */
  static MultipartUpload ofCopies(Bucket bucket, String key, String token) {
    return new MultipartUpload(bucket, key, token, null);
  }

  private MultipartUpload(
      Bucket bucket, String key, String token, @Nullable ChecksumAlgorithm digest) {
    this.bucket = bucket;
    this.key = key;
    this.token = token;
    this.uploadId =
        bucket
            .ask(
                "begin " + key,
                s3 ->
                    s3.createMultipartUpload(r ->
                        r.bucket(bucket.name())
                            .key(key)
                            .metadata(Map.of(Bucket.TOKEN, token))
                            .checksumAlgorithm(digest)
                            .applyMutation(bucket.encryption()::begin)))
            .uploadId();
  }

  String key() {
    return key;
  }

  void add(PartBuffer content) {
    int number = parts.size() + 1;
    String sha256 = content.sha256();
    String eTag =
        bucket.ask(
            "take part " + number + " of " + key,
            s3 -> {
              var answer =
                  s3.uploadPart(
                      r ->
                          r.bucket(bucket.name())
                              .key(key)
                              .uploadId(uploadId)
                              .partNumber(number)
                              .contentMD5(content.md5())
                              .checksumSHA256(sha256),
                      content.body());
              Bucket.compare(sha256, answer.checksumSHA256());
              return answer.eTag();
            });
    parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).checksumSHA256(sha256).build());
  }

  /** Adds the bytes of an object that is in the bucket. */
  void addCopy(String source, long size) {
    for (long start = 0; start < size; start += COPIED_AT_ONCE) {
      int number = parts.size() + 1;
      String range = "bytes=" + start + "-" + (Math.min(size, start + COPIED_AT_ONCE) - 1);
      var answer =
          bucket.ask(
              "copy " + range + " of " + source,
              s3 ->
                  s3.uploadPartCopy(r ->
                      r.sourceBucket(bucket.name())
                          .sourceKey(source)
                          .copySourceRange(range)
                          .destinationBucket(bucket.name())
                          .destinationKey(key)
                          .uploadId(uploadId)
                          .partNumber(number)));
      parts.add(
          CompletedPart.builder().partNumber(number).eTag(answer.copyPartResult().eTag()).build());
    }
  }

  /** Makes the object visible. Answers as {@link Bucket#write} does. */
  boolean complete(boolean ifAbsent) {
    return bucket.write(
        key,
        token,
        s3 ->
            s3.completeMultipartUpload(r ->
                r.bucket(bucket.name())
                    .key(key)
                    .uploadId(uploadId)
                    .ifNoneMatch(ifAbsent ? "*" : null)
                    .multipartUpload(m -> m.parts(parts))));
  }

  void abort() {
    bucket.abort(key, uploadId);
  }
}
