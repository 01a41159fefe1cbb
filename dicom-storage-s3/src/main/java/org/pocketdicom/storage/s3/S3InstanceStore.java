package org.pocketdicom.storage.s3;

import java.time.Duration;
import java.time.Instant;
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
 * #unsettled} does not name it, and comparing store and index finds it. Of what was being replaced
 * there are marks, which it names. A crash may also leave a multipart upload or an object under
 * {@code incoming/}; these may belong to another program that still runs, until {@link #abandoned}
 * finds them too old for that.
 */
public final class S3InstanceStore implements InstanceStore {

  /** What the keys of objects begin with. */
  static final String OBJECTS = "studies/";

  private static final Pattern KEY =
      Pattern.compile(OBJECTS + "([^/]+)/series/([^/]+)/instances/([^/]+)\\.dcm");

  // A request, with a body of a part at most, on a line that is slow; then the SDK repeats it,
  // after
  // a pause that grows and is drawn by lot.
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration ATTEMPT = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofSeconds(150);

  /** Longer than it takes from a replacement's bytes to its row. */
  private static final Duration UNDER_WAY = Duration.ofHours(1);

  private final Bucket bucket;
  private final PartBuffer.Budget budget =
      new PartBuffer.Budget(Runtime.getRuntime().maxMemory() / 4);

  S3InstanceStore(S3Client client, S3Settings settings) {
    this.bucket = new Bucket(client, settings.bucket(), Encryption.of(settings.encryption()));
  }

  /**
   * Opens a store and sees that its bucket answers.
   *
   * @throws org.pocketdicom.error.StorageUnavailable if it does not
   */
  public static S3InstanceStore open(S3Settings settings) {
    var store = new S3InstanceStore(client(settings).build(), settings);
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
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(SILENCE))
            .overrideConfiguration(o ->
                o.retryStrategy(RetryMode.STANDARD)
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(CALL))
            .forcePathStyle(settings.pathStyle())
            // Digests go as headers; not all servers take trailing checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false));
    settings.endpoint().ifPresent(builder::endpointOverride);
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
        .map(head -> open(id, head.contentLength(), Optional.of(head.lastModified())))
        .orElseThrow(() -> new NoSuchInstance("the store holds no such object"));
  }

  @Override
  public StoredObject open(InstanceId id, long size) {
    return open(id, size, Optional.empty());
  }

  private StoredObject open(InstanceId id, long size, Optional<Instant> storedAt) {
    return new S3StoredObject(bucket, id.key(), size, storedAt);
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
        OBJECTS,
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

  /** What was being replaced: see the class. */
  @Override
  public List<InstanceId> unsettled() {
    return new Replacements(bucket).all();
  }

  /**
   * What another program may have under way stays unsettled: being looked at twice harms nobody.
   */
  @Override
  public void settle(InstanceId id) {
    new Replacements(bucket).forget(id, Instant.now().minus(UNDER_WAY));
  }

  @Override
  public long abandoned(Instant before, boolean discard) {
    return AbandonedUploads.count(bucket, before, discard);
  }

  @Override
  public void close() {
    bucket.close();
  }
}
