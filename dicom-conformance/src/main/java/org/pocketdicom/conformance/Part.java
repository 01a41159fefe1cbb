package org.pocketdicom.conformance;

import java.util.List;
import java.util.Optional;

/** A part of a multipart body, with its header fields as they were written. */
public record Part(List<Field> fields, Bytes body) {

  public Part {
    fields = List.copyOf(fields);
  }

  static Part of(String contentType, Bytes body) {
    return new Part(List.of(new Field("Content-Type", contentType)), body);
  }

  Optional<String> field(String name) {
    return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
  }

  MediaType mediaType() {
    return MediaType.parse(
        field("Content-Type").orElseThrow(() -> new Violation("a part has no Content-Type")));
  }
}
