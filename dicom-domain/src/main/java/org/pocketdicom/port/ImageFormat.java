package org.pocketdicom.port;

import java.util.Optional;

/** Still-image formats that pictures can be had in. */
public enum ImageFormat {
  /** PNG of 8 bits a sample, gray or RGB. */
  PNG("png", "png", "image/png"),
  /** PNG of 16 bits for gray, 8 for RGB. */
  PNG16("png16", "png", "image/png"),
  /** JPEG baseline. */
  JPEG("jpeg", "jpg", "image/jpeg"),
  /** TIFF, a page for each frame. */
  TIFF("tiff", "tiff", "image/tiff"),
  /** GIF, animated where there are several frames. */
  GIF("gif", "gif", "image/gif"),
  /** BMP. */
  BMP("bmp", "bmp", "image/bmp"),
  /** The stored values, little endian, nothing else. */
  RAW("raw", "raw", "application/octet-stream"),
  /** The stored values as a NumPy array. */
  NPY("npy", "npy", "application/octet-stream");

  private final String term;
  private final String extension;
  private final String mediaType;

  ImageFormat(String term, String extension, String mediaType) {
    this.term = term;
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The name in flags and queries, e.g. {@code png16}. */
  public String term() {
    return term;
  }

  /** The extension of file names, without the dot. */
  public String extension() {
    return extension;
  }

  /** The media type. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether this is the stored values and not a picture of them. */
  public boolean isStoredValues() {
    return this == RAW || this == NPY;
  }

  /** The format of a name, as {@link #term()} spells it. */
  public static Optional<ImageFormat> of(String term) {
    for (ImageFormat format : values()) {
      if (format.term.equals(term)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
