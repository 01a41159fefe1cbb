/** Instances kept as files in a directory. */
module org.pocketdicom.storage.fs {
  requires static org.jspecify;
  requires transitive org.pocketdicom.domain;

  exports org.pocketdicom.storage.fs;
}
