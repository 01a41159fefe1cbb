package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON value (RFC 8259), its members in the order they were written; prints as JSON. */
public sealed interface Json {

  /** Members by name. */
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String toString() {
      return members.entrySet().stream()
          .map(member -> new Str(member.getKey()) + ":" + member.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  /** Values in their order. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return items.stream().map(Json::toString).collect(Collectors.joining(",", "[", "]"));
    }
  }

  /** Text. */
  record Str(String text) implements Json {
    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("\"");
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (c < ' ') {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
      return out.append('"').toString();
    }
  }

  /** A number, by its digits. */
  record Num(String digits) implements Json {
    @Override
    public String toString() {
      return digits;
    }
  }

  /** What has no content. */
  enum Literal implements Json {
    TRUE,
    FALSE,
    NULL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads a text strictly.
   *
   * @throws Violation where it is no JSON, has a member twice, or anything behind
   */
  static Json parse(String text) {
    JsonParser parser = new JsonParser(text);
    return parser.whole();
  }

  /** The items of an array; a violation where it is none. */
  default List<Json> array() {
    if (this instanceof Arr array) {
      return new ArrayList<>(array.items());
    }
    throw new Violation("there is no JSON array");
  }

  /** The members of an object; a violation where it is none. */
  default Map<String, Json> object() {
    if (this instanceof Obj object) {
      return object.members();
    }
    throw new Violation("there is no JSON object");
  }
}
