package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with one part. */
final class PartMutations {

  private PartMutations() {}

  static Map<String, Part> of(Part part) {
    Map<String, Part> broken = new LinkedHashMap<>();
    Bytes body = part.body();
    for (int eighth = 1; eighth <= 8 && body.size() > 8; eighth++) {
      int at = body.size() * eighth / 8 - 1;
      broken.put("byte " + at, new Part(part.fields(), Mutations.flipped(body, at)));
    }
    broken.put("no body", new Part(part.fields(), Bytes.EMPTY));
    Bytes syntax = Bytes.of("1.2.840.10008.1.2.");
    int at = body.indexOf(syntax, 0);
    if (at > 0) {
      broken.put(
          "another Transfer Syntax",
          new Part(part.fields(), Mutations.flipped(body, at + syntax.size())));
    }
    for (int i = 0; i < part.fields().size(); i++) {
      Field field = part.fields().get(i);
      List<Field> fewer = new ArrayList<>(part.fields());
      fewer.remove(i);
      broken.put("no " + field.name(), new Part(fewer, body));
      broken.put("another " + field.name(), with(part, i, "application/x-planted"));
      String syntaxes = field.value().replaceAll("transfer-syntax=\"?[^;]*", "transfer-syntax=1.9");
      broken.put("another syntax in " + field.name(), with(part, i, syntaxes));
      broken.put(
          "no parameter in " + field.name(), with(part, i, field.value().replaceAll(";.*", "")));
      broken.put(
          "a syntax more in " + field.name(),
          with(part, i, field.value().replaceAll(";.*", "") + "; transfer-syntax=1.9"));
    }
    return broken;
  }

  private static Part with(Part part, int field, String value) {
    List<Field> fields = new ArrayList<>(part.fields());
    fields.set(field, new Field(fields.get(field).name(), value));
    return new Part(fields, part.body());
  }
}
