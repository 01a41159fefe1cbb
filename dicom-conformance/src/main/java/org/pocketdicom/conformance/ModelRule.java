package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.pocketdicom.data.Vr;

/**
 * A rule of the DICOM JSON Model (PS3.18 F.2), on Data Sets and on their Items at every depth.
 *
 * @param holds for one Data Set
 */
record ModelRule(String section, String claim, Predicate<Model> holds) {

  private static final Set<String> TEXT =
      Set.of("AE", "AS", "CS", "DA", "DT", "LO", "LT", "SH", "ST", "TM", "UC", "UI", "UR", "UT");
  private static final Set<String> BYTES = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "UN");
  private static final Set<String> GROUPS = Set.of("Alphabetic", "Ideographic", "Phonetic");
  private static final String DECIMAL =
      " *([+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?)? *";

  static List<ModelRule> all() {
    List<ModelRule> rules = new ArrayList<>(structure());
    rules.addAll(values());
    return rules;
  }

  private static List<ModelRule> structure() {
    return List.of(
        rule(
            "F.2.2",
            "attributes are named by eight upper-case hexadecimal digits",
            (name, attribute) -> name.matches("[0-9A-F]{8}")),
        new ModelRule(
            "F.2.2",
            "attributes come in ascending order",
            model ->
                model.attributes().keySet().stream()
                    .sorted()
                    .toList()
                    .equals(List.copyOf(model.attributes().keySet()))),
        rule("F.2.2", "group lengths are left out", (name, attribute) -> !name.endsWith("0000")),
        rule(
            "F.2.2",
            "each attribute says its VR, one of PS3.5 6.2",
            (name, attribute) ->
                Arrays.stream(Vr.values()).anyMatch(vr -> vr.name().equals(vr(attribute)))),
        rule(
            "F.2.2",
            "beside vr there is at most one of Value, BulkDataURI and InlineBinary",
            (name, attribute) ->
                Set.of("vr", "Value", "BulkDataURI", "InlineBinary").containsAll(attribute.keySet())
                    && attribute.size() <= 2),
        rule(
            "F.2.4",
            "Value is an array",
            (name, attribute) ->
                !attribute.containsKey("Value") || attribute.get("Value") instanceof Json.Arr),
        rule(
            "F.2.5",
            "an attribute without a value has no Value",
            (name, attribute) -> !attribute.containsKey("Value") || !items(attribute).isEmpty()),
        rule(
            "F.2.6",
            "BulkDataURI is a string that is not empty",
            (name, attribute) ->
                !attribute.containsKey("BulkDataURI")
                    || attribute.get("BulkDataURI") instanceof Json.Str uri
                        && !uri.text().isEmpty()),
        rule(
            "F.2.7",
            "bytes have no Value, and InlineBinary is base64",
            (name, attribute) ->
                isBase64(attribute)
                    && !(BYTES.contains(vr(attribute)) && attribute.containsKey("Value"))));
  }

  private static List<ModelRule> values() {
    return List.of(
        values("values of textual VRs are strings", TEXT, value -> value instanceof Json.Str),
        values(
            "values of binary numeric VRs are numbers",
            Set.of("US", "SS", "UL", "SL", "FL", "FD"),
            value -> value instanceof Json.Num),
        values(
            "values of DS, IS, SV and UV are numbers, or strings that say one",
            Set.of("DS", "IS", "SV", "UV"),
            value ->
                value instanceof Json.Num
                    || value instanceof Json.Str text && text.text().matches(DECIMAL)),
        values(
            "a value of AT is a string of eight hexadecimal digits",
            Set.of("AT"),
            value -> value instanceof Json.Str tag && tag.text().matches("[0-9A-Fa-f]{8}")),
        values(
            "a person's name is an object of its groups, each a string",
            Set.of("PN"),
            value ->
                value instanceof Json.Obj name
                    && GROUPS.containsAll(name.members().keySet())
                    && name.members().values().stream()
                        .allMatch(group -> group instanceof Json.Str)),
        values(
            "the Items of a sequence are objects",
            Set.of("SQ"),
            value -> value instanceof Json.Obj));
  }

  private static ModelRule values(String claim, Set<String> vrs, Predicate<Json> holds) {
    return rule(
        "F.2.3",
        claim,
        (name, attribute) ->
            !vrs.contains(vr(attribute))
                || items(attribute).stream()
                    .filter(value -> value != Json.Literal.NULL)
                    .allMatch(holds));
  }

  private static ModelRule rule(
      String section, String claim, BiPredicate<String, Map<String, Json>> holds) {
    return new ModelRule(
        section,
        claim,
        model ->
            model.attributes().entrySet().stream()
                .allMatch(entry -> holds.test(entry.getKey(), entry.getValue().object())));
  }

  private static String vr(Map<String, Json> attribute) {
    return attribute.get("vr") instanceof Json.Str vr ? vr.text() : "";
  }

  private static List<Json> items(Map<String, Json> attribute) {
    return attribute.get("Value") instanceof Json.Arr values ? values.items() : List.of();
  }

  private static boolean isBase64(Map<String, Json> attribute) {
    return !attribute.containsKey("InlineBinary")
        || Model.inline(attribute).filter(bytes -> bytes.size() > 0).isPresent();
  }

  /** The rule on each Data Set of an answer, which has some. */
  Expectation onAll() {
    return (answer, exchange) -> {
      List<Model> models = answer.models();
      Violation.unless(!models.isEmpty(), "there is no Data Set");
      models.forEach(this::check);
    };
  }

  /** The rule on an answer that is one Data Set. */
  Expectation onOne() {
    return (answer, exchange) -> check(Model.of(answer.json()));
  }

  private void check(Model model) {
    Violation.unless(holds.test(model), "not so: " + claim);
    for (Json attribute : model.attributes().values()) {
      if ("SQ".equals(vr(attribute.object()))) {
        items(attribute.object()).stream()
            .filter(item -> item instanceof Json.Obj)
            .forEach(item -> check(Model.of(item)));
      }
    }
  }
}
