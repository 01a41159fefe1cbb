/** The conformance kit: judges DICOMweb servers by PS3.18. */
module org.pocketdicom.conformance {
  requires java.desktop;
  requires java.net.http;
  requires static org.jspecify;
  requires transitive org.pocketdicom.domain;

  exports org.pocketdicom.conformance;
}
