package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What can be wrong with Data Sets in the DICOM JSON Model, in one place at a time. */
final class JsonMutations {

  /** JSON with one thing broken. */
  record Broken(String name, Json json) {}

  private static final int MOST_ITEMS = 12;

  private JsonMutations() {}

  static List<Broken> of(Json json) {
    List<Broken> all = new ArrayList<>();
    switch (json) {
      case Json.Arr array -> results(array, all::add);
      case Json.Obj object -> dataSet(object).forEach(broken -> all.add(broken));
      default -> {}
    }
    return all;
  }

  private static void results(Json.Arr array, Consumer<Broken> out) {
    List<Json> items = array.items();
    out.accept(new Broken("results gone", new Json.Arr(List.of())));
    out.accept(new Broken("results reversed", new Json.Arr(items.reversed())));
    if (items.isEmpty()) {
      out.accept(new Broken("a result too many", foreign(items)));
      return;
    }
    out.accept(new Broken("a result too many", foreign(items)));
    out.accept(new Broken("a result twice", with(items, items.size(), items.getFirst())));
    for (int i = 0; i < Math.min(items.size(), MOST_ITEMS); i++) {
      List<Json> fewer = new ArrayList<>(items);
      fewer.remove(i);
      out.accept(new Broken("result " + i + " missing", new Json.Arr(fewer)));
      if (items.get(i) instanceof Json.Obj object) {
        int index = i;
        for (Broken broken : dataSet(object)) {
          List<Json> changed = new ArrayList<>(items);
          changed.set(index, broken.json());
          out.accept(new Broken(broken.name() + " in result " + i, new Json.Arr(changed)));
        }
      }
    }
  }

  /** An ignored key gives results of others. */
  private static Json foreign(List<Json> items) {
    Map<String, Json> attributes = new LinkedHashMap<>();
    for (String uid : List.of("00080018", "0020000D", "0020000E")) {
      attributes.put(uid, attribute("UI", new Json.Str("1.2.3")));
    }
    return with(items, items.size(), new Json.Obj(attributes));
  }

  private static Json with(List<Json> items, int at, Json item) {
    List<Json> more = new ArrayList<>(items);
    more.add(at, item);
    return new Json.Arr(more);
  }

  private static Json attribute(String vr, Json... values) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("vr", new Json.Str(vr));
    members.put("Value", new Json.Arr(List.of(values)));
    return new Json.Obj(members);
  }

  private static List<Broken> dataSet(Json.Obj dataSet) {
    List<Broken> all = new ArrayList<>();
    Map<String, Json> attributes = dataSet.members();
    attributes.forEach((tag, attribute) -> {
      all.add(new Broken(tag + " missing", without(attributes, tag)));
      all.add(new Broken(tag + " in small letters", renamed(attributes, tag, "abcdef01")));
      attribute(attribute.object())
          .forEach(broken ->
              all.add(
                  new Broken(
                      tag + " " + broken.name(),
                      new Json.Obj(replaced(attributes, tag, broken.json())))));
    });
    Map<String, Json> reversed = new LinkedHashMap<>();
    new ArrayList<>(attributes.keySet())
        .reversed()
        .forEach(tag -> reversed.put(tag, Objects.requireNonNull(attributes.get(tag))));
    all.add(new Broken("attributes reversed", new Json.Obj(reversed)));
    for (String tag : List.of("00080000", "00080018", "0020000E", "00100010", "00081198")) {
      if (!attributes.containsKey(tag)) {
        Json added =
            tag.equals("00081198") ? attribute("SQ", item()) : attribute("UI", new Json.Str("1.2"));
        Map<String, Json> more = new TreeMap<>(attributes);
        more.put(tag, added);
        all.add(new Broken(tag + " added", new Json.Obj(more)));
      }
    }
    return all;
  }

  private static Json item() {
    Map<String, Json> attributes = new LinkedHashMap<>();
    attributes.put("00081150", attribute("UI", new Json.Str("1.2")));
    attributes.put("00081155", attribute("UI", new Json.Str("1.2")));
    attributes.put("00081197", attribute("US", new Json.Num("272")));
    return new Json.Obj(attributes);
  }

  private static Json without(Map<String, Json> members, String name) {
    Map<String, Json> fewer = new LinkedHashMap<>(members);
    fewer.remove(name);
    return new Json.Obj(fewer);
  }

  private static Json renamed(Map<String, Json> members, String name, String other) {
    Map<String, Json> renamed = new LinkedHashMap<>();
    members.forEach((key, value) -> renamed.put(key.equals(name) ? other : key, value));
    return new Json.Obj(renamed);
  }

  private static Map<String, Json> replaced(Map<String, Json> members, String name, Json value) {
    Map<String, Json> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return changed;
  }

  private static List<Broken> attribute(Map<String, Json> members) {
    List<Broken> all = new ArrayList<>();
    all.add(member("of an unknown VR", members, "vr", old -> new Json.Str("ZZ")));
    all.add(member("without VR", members, "vr", old -> Json.Literal.NULL));
    String other = members.get("vr") instanceof Json.Str vr && vr.text().equals("LO") ? "SH" : "LO";
    all.add(member("of another VR", members, "vr", old -> new Json.Str(other)));
    all.add(
        new Broken(
            "with a member more", new Json.Obj(replaced(members, "kit", Json.Literal.TRUE))));
    if (members.containsKey("BulkDataURI")) {
      all.add(member("with an empty URI", members, "BulkDataURI", old -> new Json.Str("")));
      all.add(member("with another URI", members, "BulkDataURI", old -> new Json.Str("/x-kit")));
      all.add(new Broken("without URI", without(members, "BulkDataURI")));
    }
    if (members.get("InlineBinary") instanceof Json.Str) {
      all.add(member("not base64", members, "InlineBinary", old -> new Json.Str("!")));
      all.add(member("of other bytes", members, "InlineBinary", old -> new Json.Str("AAAA")));
      all.add(
          new Broken(
              "with both",
              new Json.Obj(replaced(members, "Value", new Json.Arr(List.of(new Json.Num("1")))))));
    }
    if (members.get("Value") instanceof Json.Arr values) {
      all.add(new Broken("without Value", without(members, "Value")));
      all.add(member("of an empty Value", members, "Value", old -> new Json.Arr(List.of())));
      all.add(member("of a bare Value", members, "Value", old -> new Json.Str("planted")));
      if (!values.items().isEmpty()) {
        values(values)
            .forEach(broken ->
                all.add(
                    new Broken(
                        broken.name(), new Json.Obj(replaced(members, "Value", broken.json())))));
      }
    } else {
      all.add(
          new Broken(
              "with an empty Value",
              new Json.Obj(replaced(members, "Value", new Json.Arr(List.of())))));
    }
    return all;
  }

  private static Broken member(
      String name, Map<String, Json> members, String member, UnaryOperator<Json> change) {
    Json old = members.getOrDefault(member, Json.Literal.NULL);
    return new Broken(name, new Json.Obj(replaced(members, member, change.apply(old))));
  }

  private static List<Broken> values(Json.Arr values) {
    List<Broken> all = new ArrayList<>();
    for (int i = 0; i < values.items().size(); i++) {
      int index = i;
      for (Broken broken : value(values.items().get(i))) {
        List<Json> changed = new ArrayList<>(values.items());
        changed.set(index, broken.json());
        all.add(new Broken(broken.name() + " in value " + i, new Json.Arr(changed)));
      }
    }
    List<Json> fewer = new ArrayList<>(values.items());
    fewer.removeLast();
    all.add(new Broken("with a value less", new Json.Arr(fewer)));
    return all;
  }

  private static List<Broken> value(Json value) {
    return switch (value) {
      case Json.Str text ->
          List.of(
              new Broken("text changed", new Json.Str(text.text() + "9")),
              new Broken("text as a number", new Json.Num("17")),
              new Broken("text turned", new Json.Str(text.text().toUpperCase(Locale.ROOT) + " ")));
      case Json.Num number ->
          List.of(
              new Broken("number changed", new Json.Num("99999")),
              new Broken("number as text", new Json.Str("planted")));
      case Json.Obj object when object.members().containsKey("Alphabetic") ->
          List.of(
              new Broken("name as text", new Json.Str("planted")),
              new Broken(
                  "name with a group more",
                  new Json.Obj(replaced(object.members(), "Kit", new Json.Str("x")))),
              new Broken(
                  "name changed",
                  new Json.Obj(replaced(object.members(), "Alphabetic", new Json.Str("x")))));
      case Json.Obj object -> {
        List<Broken> all = new ArrayList<>(dataSet(object));
        all.add(new Broken("Item as text", new Json.Str("planted")));
        yield all;
      }
      case Json.Literal literal -> List.of(new Broken("no longer null", new Json.Str("x")));
      case Json.Arr array -> List.of();
    };
  }
}
