package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request.
 *
 * @param target below the base URL, beginning with a slash, or an absolute URL
 * @param body empty for none
 */
public record Call(String method, String target, List<Field> fields, Bytes body) {

  public Call {
    fields = List.copyOf(fields);
  }

  static Call get(String target) {
    return new Call("GET", target, List.of(), Bytes.EMPTY);
  }

  static Call of(String method, String target) {
    return new Call(method, target, List.of(), Bytes.EMPTY);
  }

  static Call post(String target, String contentType, Bytes body) {
    return new Call("POST", target, List.of(new Field("Content-Type", contentType)), body);
  }

  Call accept(String value) {
    return with("Accept", value);
  }

  Call with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Call(method, target, more, body);
  }

  @Override
  public String toString() {
    String what = method + " " + target;
    return body.size() > 0 || fields.isEmpty()
        ? what + fieldsText() + (body.size() > 0 ? " (" + body + ")" : "")
        : what + fieldsText();
  }

  private String fieldsText() {
    return fields.stream()
        .map(field -> "  " + field.name() + ": " + field.value())
        .collect(Collectors.joining());
  }
}
