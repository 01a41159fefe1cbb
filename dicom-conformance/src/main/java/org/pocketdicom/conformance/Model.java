package org.pocketdicom.conformance;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Data Set in the DICOM JSON Model (PS3.18 F.2).
 *
 * @param attributes by what they are named
 */
record Model(Map<String, Json> attributes) {

  static Model of(Json json) {
    return new Model(json.object());
  }

  boolean has(String tag) {
    return attributes.containsKey(tag);
  }

  Map<String, Json> attribute(String tag) {
    Json attribute = attributes.get(tag);
    if (attribute == null) {
      throw new Violation(tag + " is missing");
    }
    return attribute.object();
  }

  List<Json> values(String tag) {
    Json values = attribute(tag).get("Value");
    return values == null ? List.of() : values.array();
  }

  String vr(String tag) {
    return attribute(tag).get("vr") instanceof Json.Str vr ? vr.text() : "";
  }

  /** The first value as text; of a name its alphabetic group. */
  Optional<String> text(String tag) {
    return values(tag).stream().findFirst().map(Model::text);
  }

  List<String> texts(String tag) {
    return values(tag).stream().map(Model::text).toList();
  }

  List<Model> items(String tag) {
    return values(tag).stream().map(Model::of).toList();
  }

  /** What an attribute's InlineBinary says, if it has one. */
  static Optional<Bytes> inline(Map<String, Json> attribute) {
    try {
      return attribute.get("InlineBinary") instanceof Json.Str text
          ? Optional.of(Bytes.of(Base64.getDecoder().decode(text.text())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new Violation("InlineBinary is not base64");
    }
  }

  private static String text(Json value) {
    return switch (value) {
      case Json.Str string -> string.text();
      case Json.Num number -> number.digits();
      case Json.Obj name ->
          name.members().get("Alphabetic") instanceof Json.Str group ? group.text() : "";
      case Json.Arr array -> array.toString();
      case Json.Literal literal -> literal.toString();
    };
  }
}
