package org.pocketdicom.storage.s3;

import java.util.Map;
import org.pocketdicom.storage.s3.testkit.S3Server;

final class S3ProxyIT extends S3StoreContract {
  S3ProxyIT() {
    super(S3Server.Software.S3PROXY, Map.of());
  }
}
