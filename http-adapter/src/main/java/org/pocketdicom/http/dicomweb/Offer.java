package org.pocketdicom.http.dicomweb;

/**
 * A representation that a resource has.
 *
 * @param type its media type
 * @param part of {@code multipart/related} that of the parts; else empty text
 */
record Offer(String type, String part) {

  static final String MULTIPART = "multipart/related";

  static Offer single(String type) {
    return new Offer(type, "");
  }

  static Offer multipart(String part) {
    return new Offer(MULTIPART, part);
  }

  boolean isMultipart() {
    return type.equals(MULTIPART);
  }

  /** The media type of the content, in parts or not. */
  String content() {
    return isMultipart() ? part : type;
  }
}
