/** Instances kept as objects in S3. */
@SuppressWarnings("module") // S3 is the name of the thing, not a version
module org.pocketdicom.storage.s3 {
  exports org.pocketdicom.storage.s3;

  requires static org.jspecify;
  requires org.slf4j;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.services.s3;
  requires transitive org.pocketdicom.domain;
}
