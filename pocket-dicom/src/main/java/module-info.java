/** The whole archive as one dependency. */
module org.pocketdicom {
  requires static org.jspecify;
  requires org.pocketdicom.codecs;
  requires org.pocketdicom.index.sql;
  requires org.pocketdicom.storage.fs;
  requires org.pocketdicom.storage.s3;
  requires transitive org.pocketdicom.domain;
}
