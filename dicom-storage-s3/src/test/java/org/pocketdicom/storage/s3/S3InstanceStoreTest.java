package org.pocketdicom.storage.s3;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.InstanceId;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

final class S3InstanceStoreTest {

  private static final InstanceId ID =
      new InstanceId(new Uid("1.2.3"), new Uid("1.2.3.4"), new Uid("1.2.3.4.5"));

  @Test
  void aServerThatIsNotThereMakesTheStoreUnavailable() throws IOException {
    // given
    URI nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    var settings = new S3Settings(Optional.of(nobody), "bucket", "us-east-1");
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
    var client = S3InstanceStore.client(settings).credentialsProvider(credentials).build();

    // when
    try (var store = new S3InstanceStore(client, settings);
        var incoming = store.receive()) {
      incoming.write(new byte[10], 0, 10);

      // then
      assertThatThrownBy(() -> incoming.commit(ID)).isInstanceOf(StorageUnavailable.class);
      assertThatThrownBy(() -> store.open(ID))
          .isInstanceOf(StorageUnavailable.class)
          .hasMessage("S3 can't look up " + ID.key() + ": Connection refused");
      assertThatThrownBy(() -> store.delete(ID)).isInstanceOf(StorageUnavailable.class);
      assertThatThrownBy(() -> store.forEach(entry -> {})).isInstanceOf(StorageUnavailable.class);
    }
  }

  @Test
  void whatTheSdkExplainsAtLengthIsCutShort() {
    // given
    var settings = new S3Settings(Optional.empty(), "bucket", "us-east-1");
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("No credentials in the chain (a(), b()) : [a(): none]");
        };

    // when
    var client = S3InstanceStore.client(settings).credentialsProvider(none).build();

    // then
    try (var store = new S3InstanceStore(client, settings)) {
      assertThatThrownBy(() -> store.open(ID))
          .isInstanceOf(StorageUnavailable.class)
          .hasMessageEndingWith(".dcm: No credentials in the chain");
    }
  }

  @Test
  void settingsNameABucketAndARegion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Settings(Optional.empty(), " ", "us-east-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Settings(Optional.empty(), "bucket", ""));
  }
}
