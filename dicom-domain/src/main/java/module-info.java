/** Data Sets, Part 10, DICOM JSON and Native DICOM XML, the image pipeline, ports and use cases. */
module org.pocketdicom.domain {
  requires java.xml;
  requires static org.jspecify;

  exports org.pocketdicom.archive;
  exports org.pocketdicom.data;
  exports org.pocketdicom.dictionary;
  exports org.pocketdicom.edit;
  exports org.pocketdicom.error;
  exports org.pocketdicom.image;
  exports org.pocketdicom.json;
  exports org.pocketdicom.part10;
  exports org.pocketdicom.port;
  exports org.pocketdicom.query;
  exports org.pocketdicom.validation;
  exports org.pocketdicom.xml;
}
