package org.pocketdicom.storage.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.storage.s3.testkit.S3Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

final class S3ProxyIT extends S3StoreContract {
  S3ProxyIT() {
    super(S3Server.Software.S3PROXY, Map.of());
  }

  @Test
  void wrongCredentialsMakeTheStoreUnavailable() {
    // given
    var wrong = StaticCredentialsProvider.create(AwsBasicCredentials.create("pocket", "wrong"));
    var client = S3InstanceStore.client(settings).credentialsProvider(wrong).build();

    // when
    try (var store = new S3InstanceStore(client, settings);
        var incoming = store.receive()) {
      incoming.write(new byte[10], 0, 10);

      // then
      assertThatThrownBy(() -> incoming.commit(id(1)))
          .isInstanceOf(StorageUnavailable.class)
          .hasMessageEndingWith(": it answers 403 Forbidden");
      assertThatThrownBy(() -> store.open(id(1))).isInstanceOf(StorageUnavailable.class);
    }
  }
}
