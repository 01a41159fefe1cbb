package org.pocketdicom.storage.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * How the service is asked to encrypt what it keeps: not at all (the bucket's default counts), by a
 * key of its own ({@code AES256}), or by one of its key management service ({@code aws:kms}, {@code
 * aws:kms:<key>}).
 */
final class Encryption {

  private static final Pattern TERM = Pattern.compile("(AES256|aws:kms)(?:(?<=kms):(\\S+))?");

  private final Optional<String> algorithm;
  private final Optional<String> key;

  private Encryption(Optional<String> algorithm, Optional<String> key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  /**
   * @throws IllegalArgumentException if the term is not one of those that the class names
   */
  static Encryption of(Optional<String> term) {
    if (term.isEmpty()) {
      return new Encryption(Optional.empty(), Optional.empty());
    }
    Matcher parts = TERM.matcher(term.get());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "S3 encrypts by AES256, aws:kms or aws:kms:<key>, not by " + term.get());
    }
    return new Encryption(Optional.of(parts.group(1)), Optional.ofNullable(parts.group(2)));
  }

  void put(PutObjectRequest.Builder request) {
    algorithm.ifPresent(request::serverSideEncryption);
    key.ifPresent(request::ssekmsKeyId);
  }

  void begin(CreateMultipartUploadRequest.Builder request) {
    algorithm.ifPresent(request::serverSideEncryption);
    key.ifPresent(request::ssekmsKeyId);
  }
}
