package org.pocketdicom.http.multipart;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A part of a multipart body. Its content is there until the next part is asked for. */
public final class Part {

  private final Map<String, String> headers;
  private final InputStream content;

  Part(Map<String, String> headers, InputStream content) {
    this.headers = Map.copyOf(headers);
    this.content = content;
  }

  /** A header by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The name of the form's field (RFC 7578 4.2). */
  public Optional<String> name() {
    return disposition("name");
  }

  /** The file name that the sender gave (RFC 7578 4.2), as it was sent: not safe as a path. */
  public Optional<String> fileName() {
    return disposition("filename");
  }

  /** The media type with its parameters. */
  public Optional<HeaderValue> contentType() {
    return header("content-type").map(HeaderValue::parse);
  }

  /** The content; whatever of it is not read is passed over. Closing it does nothing. */
  public InputStream content() {
    return content;
  }

  private Optional<String> disposition(String parameter) {
    return header("content-disposition")
        .map(HeaderValue::parse)
        .flatMap(value -> value.parameter(parameter));
  }
}
