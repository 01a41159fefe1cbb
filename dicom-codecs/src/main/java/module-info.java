/** Pixel codecs and still-image encoders. */
module org.pocketdicom.codecs {
  requires static org.jspecify;
  requires transitive org.pocketdicom.domain;

  exports org.pocketdicom.codecs;
}
