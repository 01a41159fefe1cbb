package org.pocketdicom.http;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.pocketdicom.storage.s3.S3Settings;
import org.pocketdicom.storage.s3.testkit.S3Server;

/** Objects in S3. */
class S3KillIT extends KillContract {

  private final S3Server s3 = S3Server.start(S3Server.Software.S3PROXY);
  private final S3Settings bucket = s3.newBucket();

  S3KillIT() {
    super(8);
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(S3Server.credentials());
    environment.put("DICOM_STORE", "s3");
    environment.put("DICOM_S3_ENDPOINT", bucket.endpoint().orElseThrow().toString());
    environment.put("DICOM_S3_BUCKET", bucket.bucket());
    return environment;
  }

  @Override
  boolean startsClean() {
    return false;
  }
}
