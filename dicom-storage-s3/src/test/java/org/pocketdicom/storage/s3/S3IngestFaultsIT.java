package org.pocketdicom.storage.s3;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.storage.s3.testkit.FaultyProxy;
import org.pocketdicom.storage.s3.testkit.S3Server;
import org.pocketdicom.testkit.Faults;
import org.pocketdicom.testkit.FaultyInstanceIndex;
import org.pocketdicom.testkit.FaultyInstanceStore;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.IngestFaultsContract;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** What is between an archive and its bucket, failing in every way there is. */
final class S3IngestFaultsIT extends IngestFaultsContract {

  /** As many as make some calls fail that are attempted three times. */
  private static final int FAILING = 350;

  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final S3Server server = S3Server.start(S3Server.Software.S3PROXY);
  private final S3Settings bucket = server.newBucket();
  private final InstanceIndex index = new InMemoryInstanceIndex();
  private Optional<FaultyProxy> proxy = Optional.empty();

  @AfterEach
  void stop() {
    proxy.ifPresent(FaultyProxy::close);
    server.close();
  }

  @Override
  protected InstanceStore openStore(Faults faults) {
    FaultyProxy between =
        proxy.orElseGet(() ->
            new FaultyProxy(
                bucket.endpoint().orElseThrow(), faults, FAILING, 2 * PATIENCE.toMillis()));
    proxy = Optional.of(between);
    var settings =
        new S3Settings(Optional.of(between.endpoint()), bucket.bucket(), bucket.region());
    var builder = S3InstanceStore.client(settings);
    var impatient =
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(
                StandardRetryStrategy.builder()
                    .maxAttempts(3)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .circuitBreakerEnabled(false)
                    .build())
            .build();
    var client =
        builder
            .overrideConfiguration(impatient)
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
            .build();
    return new FaultyInstanceStore(new S3InstanceStore(client, settings), faults);
  }

  @Override
  protected InstanceIndex openIndex(Faults faults) {
    return FaultyInstanceIndex.over(index, faults);
  }

  @Override
  protected boolean startsClean() {
    return false;
  }

  @Override
  protected int defaultCount() {
    return 2_000;
  }
}
