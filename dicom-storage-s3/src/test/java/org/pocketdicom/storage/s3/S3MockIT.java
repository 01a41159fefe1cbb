package org.pocketdicom.storage.s3;

import java.util.Map;
import org.pocketdicom.storage.s3.testkit.S3Server;

final class S3MockIT extends S3StoreContract {

  private static final String NO_LOCK = "S3Mock looks, then writes, and holds no lock between";

  private static final String NO_ABORT = "S3Mock deletes the object with the upload it aborts";

  S3MockIT() {
    super(
        S3Server.Software.S3MOCK,
        Map.of(
            "ofConcurrentCommitsOfOneIdentityExactlyOneWins", NO_LOCK,
            "ofCommitsOfOneIdentityAtOnceExactlyOneWins", NO_LOCK,
            "aLargeObjectThatIsRefusedLeavesTheOneThatIsThere", NO_ABORT));
  }
}
