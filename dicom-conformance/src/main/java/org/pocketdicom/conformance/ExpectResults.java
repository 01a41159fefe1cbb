package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pocketdicom.data.Tag;

/** Expectations of what a search finds (PS3.18 10.6.3). */
final class ExpectResults {

  static final String STUDY = "0020000D";
  static final String SERIES = "0020000E";
  static final String INSTANCE = "00080018";

  private ExpectResults() {}

  /** The studies of these objects, and no other, in any order. */
  static Expectation studies(Sample... samples) {
    return exactly(STUDY, Sample::study, samples);
  }

  static Expectation series(Sample... samples) {
    return exactly(SERIES, Sample::series, samples);
  }

  static Expectation instances(Sample... samples) {
    return exactly(INSTANCE, Sample::instance, samples);
  }

  static Expectation instances(List<Sample> samples) {
    return exactly(INSTANCE, Sample::instance, samples.toArray(Sample[]::new));
  }

  /** Nothing matches: 200 and an empty array, or 204 as older editions had it. */
  static Expectation nothing() {
    return (answer, exchange) -> {
      boolean none =
          answer.status() == 204 && answer.body().size() == 0
              || answer.status() == 200 && answer.json().array().isEmpty();
      Violation.unless(none, "answered " + answer.status() + " with results, not with none");
    };
  }

  private static Expectation exactly(String tag, Function<Sample, String> uid, Sample... samples) {
    List<String> expected = Arrays.stream(samples).map(uid).distinct().toList();
    return (answer, exchange) -> {
      List<String> found = uids(answer, tag);
      Violation.unless(new HashSet<>(found).size() == found.size(), "a result comes twice");
      Violation.unless(
          new HashSet<>(found).containsAll(expected),
          "finds " + found.size() + " without all that match");
      Violation.unless(
          expected.containsAll(found), "finds " + found.size() + ", some of which do not match");
    };
  }

  private static List<String> uids(Answer answer, String tag) {
    Violation.unless(answer.status() == 200, "answered " + answer.status() + ", not 200");
    return answer.models().stream().map(model -> model.text(tag).orElse("")).toList();
  }

  static Expectation count(int expected) {
    return (answer, exchange) -> {
      int found = answer.json().array().size();
      Violation.unless(found == expected, "finds " + found + ", not " + expected);
    };
  }

  /** Asked again, the same in the same order. */
  static Expectation repeatable() {
    return (answer, exchange) -> {
      List<Json> first = answer.json().array();
      Call again = exchange.call().with("Cache-Control", "no-cache");
      Violation.unless(
          exchange.send(again).json().array().equals(first), "asked again, it differs");
    };
  }

  /** The pages of one result each are the whole, in its order. */
  static Expectation pagesOf(Call whole, String tag) {
    return (answer, exchange) -> {
      List<String> pages = new ArrayList<>(uids(answer, tag));
      List<String> all = uids(exchange.send(whole), tag);
      for (int offset = 1; offset < all.size(); offset++) {
        String next = exchange.call().target().replace("offset=0", "offset=" + offset);
        pages.addAll(uids(exchange.send(Call.get(next).accept("application/dicom+json")), tag));
      }
      Violation.unless(pages.equals(all), "the pages are not the whole");
    };
  }

  /** Each result has an attribute, of a VR. */
  static Expectation has(int tag, String vr) {
    String name = Tag.toHex(tag);
    return onEach(model -> {
      Violation.unless(model.has(name), name + " is missing");
      Violation.unless(model.vr(name).equals(vr), name + " has VR " + model.vr(name));
    });
  }

  static Expectation hasNot(int tag) {
    String name = Tag.toHex(tag);
    return onEach(model -> Violation.unless(!model.has(name), name + " is there"));
  }

  /** The values that the result of a UID has in an attribute, in any order. */
  static Expectation values(String level, String uid, int tag, String... values) {
    String name = Tag.toHex(tag);
    return (answer, exchange) -> {
      Optional<Model> result =
          answer.models().stream()
              .filter(model -> model.text(level).equals(Optional.of(uid)))
              .findFirst();
      List<String> found =
          result.orElseThrow(() -> new Violation("the result is missing")).texts(name);
      Violation.unless(
          found.stream().sorted().toList().equals(Arrays.stream(values).sorted().toList()),
          name + " has other values");
    };
  }

  /** The URL in an attribute of the first result can be asked, by another service below it. */
  static Expectation retrievable(int tag) {
    String name = Tag.toHex(tag);
    return (answer, exchange) -> {
      String url = answer.model().text(name).orElseThrow(() -> new Violation(name + " is missing"));
      int status =
          exchange
              .follow(url + "/metadata", new Field("Accept", "application/dicom+json"))
              .status();
      Violation.unless(status == 200, "its " + name + " is answered " + status);
    };
  }

  private interface ModelCheck {
    void check(Model model);
  }

  private static Expectation onEach(ModelCheck check) {
    return (answer, exchange) -> {
      List<Model> models = answer.models();
      Violation.unless(!models.isEmpty(), "there is no result");
      models.forEach(check::check);
    };
  }
}
