package org.pocketdicom.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server answered.
 *
 * @param fields values by names in any case
 */
public record Answer(int status, Map<String, List<String>> fields, Bytes body) {

  public Answer {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(fields);
    fields = Collections.unmodifiableMap(all);
  }

  Optional<String> field(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  MediaType mediaType() {
    return MediaType.parse(
        field("Content-Type").orElseThrow(() -> new Violation("there is no Content-Type")));
  }

  /** The parts of a multipart/related body. */
  List<Part> parts() {
    MediaType type = mediaType();
    Violation.unless(
        type.name().equals("multipart/related"),
        "the media type is " + type.name() + ", not multipart/related");
    return Multipart.read(body, type.parameter("boundary"));
  }

  Json json() {
    return Json.parse(body.utf8());
  }

  /** The Data Sets of an array in the DICOM JSON Model. */
  List<Model> models() {
    return json().array().stream().map(Model::of).toList();
  }

  /** The first of them, which there has to be. */
  Model model() {
    return models().stream().findFirst().orElseThrow(() -> new Violation("there is no Data Set"));
  }
}
