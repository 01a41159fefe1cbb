package org.pocketdicom.storage.s3;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Keeps instances as objects of an S3 bucket, under {@link InstanceId#key}. Several programs may
 * share a bucket: of two that commit one identity, S3 lets one win ({@code If-None-Match: *}).
 *
 * <p>A crash leaves at worst an object that no index knows, which S3 can't tell cheaply: {@link
 * #unsettled} names none, and comparing store and index finds them. It may also leave a multipart
 * upload or an object under {@code incoming/}; these may belong to another program that still runs,
 * so they are left to the bucket's lifecycle rules (abort incomplete uploads, expire {@code
 * incoming/}).
 */
public final class S3InstanceStore implements InstanceStore {

  private static final Pattern KEY =
      Pattern.compile("studies/([^/]+)/series/([^/]+)/instances/([^/]+)\\.dcm");

  private final Bucket bucket;
  private final PartBuffer.Budget budget =
      new PartBuffer.Budget(Runtime.getRuntime().maxMemory() / 4);

  S3InstanceStore(S3Client client, String bucket) {
    this.bucket = new Bucket(client, bucket);
  }

  /**
   * Opens a store and sees that its bucket answers.
   *
   * @throws org.pocketdicom.error.StorageUnavailable if it does not
   */
  public static S3InstanceStore open(S3Settings settings) {
    var store = new S3InstanceStore(client(settings).build(), settings.bucket());
    try {
      store.bucket.check();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  static S3ClientBuilder client(S3Settings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(30)))
            .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
            // All servers check the Content-MD5 that bodies carry; not all take trailing checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false));
    settings.endpoint().ifPresent(e -> builder.endpointOverride(e).forcePathStyle(true));
    return builder;
  }

  /** Begins to take an object in. Its writes wait for other large objects where memory is short. */
  @Override
  public Incoming receive() {
    return new S3Incoming(bucket, new PartBuffer(budget));
  }

  @Override
  public StoredObject open(InstanceId id) {
    return bucket
        .head(id.key())
        .map(head -> new S3StoredObject(bucket, id.key(), head.contentLength(), head.eTag()))
        .orElseThrow(() -> new NoSuchInstance("no instance " + id.instance() + " in the store"));
  }

  /** Deletes an object durably. Of two callers at once, both may be told that they did. */
  @Override
  public boolean delete(InstanceId id) {
    if (bucket.head(id.key()).isEmpty()) {
      return false;
    }
    bucket.delete(id.key());
    return true;
  }

  /** Names every object, a page of 1,000 at a time. Other keys of the bucket are passed over. */
  @Override
  public void forEach(Consumer<Entry> action) {
    bucket.list(
        "studies/",
        object -> identity(object.key()).map(id -> new Entry(id, object.size())).ifPresent(action));
  }

  private static Optional<InstanceId> identity(String key) {
    Matcher uids = KEY.matcher(key);
    if (!uids.matches()) {
      return Optional.empty();
    }
    for (int i = 1; i <= 3; i++) {
      if (!Uid.isValid(uids.group(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new InstanceId(new Uid(uids.group(1)), new Uid(uids.group(2)), new Uid(uids.group(3))));
  }

  /** None: see the class. */
  @Override
  public List<InstanceId> unsettled() {
    return List.of();
  }

  @Override
  public void settle(InstanceId id) {}

  @Override
  public void close() {
    bucket.close();
  }
}
