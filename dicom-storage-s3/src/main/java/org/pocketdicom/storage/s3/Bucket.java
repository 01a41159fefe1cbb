package org.pocketdicom.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.StorageUnavailable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket, and what its answers mean. What it can't answer is {@link StorageUnavailable}. */
final class Bucket implements AutoCloseable {

  /** User metadata that tells whose write an object came from. */
  static final String TOKEN = "upload";

  private final S3Client client;
  private final String name;
  private final Encryption encryption;

  Bucket(S3Client client, String name, Encryption encryption) {
    this.client = client;
    this.name = name;
    this.encryption = encryption;
  }

  String name() {
    return name;
  }

  Encryption encryption() {
    return encryption;
  }

  void check() {
    var endpoint = client.serviceClientConfiguration().endpointOverride();
    String where = endpoint.map(uri -> " at " + uri).orElse("");
    ask("find the bucket " + name + where, s3 -> s3.headBucket(r -> r.bucket(name)));
  }

  Optional<HeadObjectResponse> head(String key) {
    return ask(
        "look up " + key,
        s3 -> {
          try {
            return Optional.of(s3.headObject(r -> r.bucket(name).key(key)));
          } catch (S3Exception e) {
            if (e.statusCode() == 404) {
              check(); // the answer does not tell a key that is missing from a bucket that is
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  void delete(String key) {
    ask("delete " + key, s3 -> s3.deleteObject(r -> r.bucket(name).key(key)));
  }

  void list(String prefix, Consumer<S3Object> action) {
    var pages = client.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix));
    forEach("list " + prefix, pages.contents(), action);
  }

  void listUploads(String prefix, Consumer<MultipartUpload> action) {
    var pages = client.listMultipartUploadsPaginator(r -> r.bucket(name).prefix(prefix));
    forEach("list uploads to " + prefix, pages.uploads(), action);
  }

  /** What pages hold; the next is asked for when the one before is done. */
  private <T> void forEach(String what, Iterable<T> pages, Consumer<T> action) {
    var items = ask(what, s3 -> pages.iterator());
    while (ask(what, s3 -> items.hasNext())) {
      action.accept(items.next());
    }
  }

  void abort(String key, String uploadId) {
    ask(
        "abort the upload of " + key,
        s3 -> s3.abortMultipartUpload(r -> r.bucket(name).key(key).uploadId(uploadId)));
  }

  /**
   * Reads a range of an object.
   *
   * @param eTag of the object that is meant; empty for whichever is there
   * @param size of the object that is meant
   * @return the object's ETag; empty where another object is there
   * @throws NoSuchInstance if there is none
   */
  Optional<String> read(
      String key, String eTag, long size, long position, byte[] target, int offset, int length) {
    String range = "bytes=" + position + "-" + (position + length - 1);
    return ask(
        "read " + range + " of " + key,
        s3 -> {
          try {
            return s3.getObject(
                r -> r.bucket(name).key(key).ifMatch(eTag.isEmpty() ? null : eTag).range(range),
                (response, body) -> {
                  if (!ofSize(size, response)) {
                    return Optional.empty();
                  }
                  fill(body, target, offset, length);
                  return Optional.of(response.eTag());
                });
          } catch (NoSuchKeyException e) {
            throw new NoSuchInstance("the store holds no such object", e);
          } catch (S3Exception e) {
            if (e.statusCode() == 412 || e.statusCode() == 416) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** The size stands behind the range, {@code bytes 0-9/1234} (RFC 9110, 14.4). */
  private static boolean ofSize(long size, GetObjectResponse response) {
    return Objects.requireNonNullElse(response.contentRange(), "").endsWith("/" + size);
  }

  /** What breaks off is asked for again. */
  private static void fill(InputStream body, byte[] target, int offset, int length) {
    try {
      if (body.readNBytes(target, offset, length) == length) {
        return;
      }
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
    throw RetryableException.create("the answer ended early");
  }

  /** Writes an object of one part. Answers as {@link #write} does. */
  boolean put(String key, String token, PartBuffer content, boolean ifAbsent) {
    return write(
        key,
        token,
        s3 -> {
          String sha256 = content.sha256();
          var answer =
              s3.putObject(
                  r ->
                      r.bucket(name)
                          .key(key)
                          .metadata(Map.of(TOKEN, token))
                          .ifNoneMatch(ifAbsent ? "*" : null)
                          .applyMutation(encryption::put)
                          .contentMD5(content.md5())
                          .checksumSHA256(sha256),
                  content.body());
          compare(sha256, answer.checksumSHA256());
        });
  }

  /**
   * Compares the SHA-256 of what was sent with that of what arrived, if the service tells it.
   *
   * @throws SdkClientException if they differ
   */
  static void compare(String sent, @Nullable String arrived) {
    if (arrived != null && !arrived.equals(sent)) {
      throw SdkClientException.create("what arrived is not what was sent");
    }
  }

  /**
   * Makes an object visible. Where the answer is a refusal or gets lost, the object's token says
   * whose it is: a request that was repeated may have been refused because of itself.
   *
   * @return false where another object is there
   */
  boolean write(String key, String token, Consumer<S3Client> request) {
    try {
      request.accept(client);
      return true;
    } catch (SdkException e) {
      HeadObjectResponse there = head(key).orElseThrow(() -> unavailable("store " + key, e));
      if (token.equals(there.metadata().get(TOKEN))) {
        return true;
      }
      if (isRefusal(e)) {
        return false;
      }
      throw unavailable("store " + key, e);
    }
  }

  /** Precondition Failed, or a conflict with a write that goes on at the same time. */
  private static boolean isRefusal(SdkException e) {
    return e instanceof S3Exception s3 && (s3.statusCode() == 412 || s3.statusCode() == 409);
  }

  <T> T ask(String what, Function<S3Client, T> request) {
    try {
      return request.apply(client);
    } catch (SdkException e) {
      throw unavailable(what, e);
    }
  }

  private static StorageUnavailable unavailable(String what, SdkException e) {
    return new StorageUnavailable("S3 can't " + what + ": " + reason(e), e);
  }

  /** The status, or the cause at the bottom: the SDK wraps that in much that helps no user. */
  private static String reason(SdkException e) {
    if (e instanceof S3Exception s3) {
      return ("it answers " + s3.statusCode() + " " + beforeDetails(s3)).strip();
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = beforeDetails(cause);
    return cause instanceof UnknownHostException ? "unknown host " + said : said;
  }

  private static String beforeDetails(Throwable e) {
    return String.valueOf(e.getMessage()).replaceFirst("(?s)\\s*\\(.*", "");
  }

  @Override
  public void close() {
    client.close();
  }
}
