package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pocketdicom.data.DataSet;

/** Expectations of the Store Instances Response Module (PS3.18 10.5.3.3, I.2). */
final class ExpectStored {

  private static final String REFERENCED = "00081199";
  private static final String FAILED = "00081198";
  private static final String OTHER = "0008119A";
  private static final String SOP_CLASS = "00081150";
  private static final String SOP_INSTANCE = "00081155";
  private static final String RETRIEVE_URL = "00081190";
  private static final String REASON = "00081197";

  private ExpectStored() {}

  /** These, once each, were stored and nothing else happened. */
  static Expectation stored(Sample... samples) {
    return (answer, exchange) -> {
      Violation.unless(answer.status() == 200, "answered " + answer.status() + ", not 200");
      Model response = Model.of(answer.json());
      Violation.unless(
          uids(items(response, REFERENCED)).equals(uids(samples)),
          "the Referenced SOP Sequence does not list what was stored");
      Violation.unless(
          items(response, FAILED).isEmpty() && items(response, OTHER).isEmpty(),
          "a part failed though all were stored");
    };
  }

  /** Of what was sent, these were stored, wherever the rest is listed. */
  static Expectation listsStored(Sample... samples) {
    return (answer, exchange) ->
        Violation.unless(
            uids(items(Model.of(answer.json()), REFERENCED)).equals(uids(samples)),
            "the Referenced SOP Sequence does not list what was stored");
  }

  static Expectation listsFailed(Sample... samples) {
    return (answer, exchange) ->
        Violation.unless(
            uids(items(Model.of(answer.json()), FAILED)).equals(uids(samples)),
            "the Failed SOP Sequence does not list what was not stored");
  }

  /** Each part that was sent is in the answer once: stored, failed, or failed without identity. */
  static Expectation accountsFor(int parts) {
    return (answer, exchange) -> {
      Model response = Model.of(answer.json());
      int listed =
          items(response, REFERENCED).size()
              + items(response, FAILED).size()
              + items(response, OTHER).size();
      Violation.unless(
          listed == parts, "the answer lists " + listed + " of " + parts + " that were sent");
    };
  }

  /** Each failure has a Failure Reason of two bytes. */
  static Expectation reasons() {
    return (answer, exchange) -> {
      Model response = Model.of(answer.json());
      List<Model> failures = new ArrayList<>(items(response, FAILED));
      failures.addAll(items(response, OTHER));
      Violation.unless(!failures.isEmpty(), "no failure is listed");
      for (Model failure : failures) {
        Violation.unless(failure.vr(REASON).equals("US"), "Failure Reason is not US");
        String reason =
            failure.text(REASON).orElseThrow(() -> new Violation("there is no Failure Reason"));
        Violation.unless(reason.matches("[1-9][0-9]{0,4}"), "Failure Reason is " + reason);
      }
    };
  }

  /** The Failure Reason of the first failure, as a range. */
  static Expectation reasonFrom(int least, int most) {
    return (answer, exchange) -> {
      List<Model> failures = items(Model.of(answer.json()), FAILED);
      Violation.unless(!failures.isEmpty(), "no failure is listed");
      String reason = failures.getFirst().text(REASON).orElse("0");
      int value = reason.matches("[0-9]{1,5}") ? Integer.parseInt(reason) : 0;
      Violation.unless(
          value >= least && value <= most, "Failure Reason is " + Integer.toHexString(value));
    };
  }

  static Expectation sopClassOf(Sample sample) {
    return (answer, exchange) ->
        Violation.unless(
            items(Model.of(answer.json()), REFERENCED).stream()
                .anyMatch(item -> item.text(SOP_CLASS).orElse("").equals(sample.sopClass())),
            "the Referenced SOP Class UID is another");
  }

  /** The URL that the answer gives for the instance can be asked. */
  static Expectation instanceUrl() {
    return (answer, exchange) -> {
      List<Model> stored = items(Model.of(answer.json()), REFERENCED);
      Violation.unless(!stored.isEmpty(), "nothing is listed as stored");
      String url =
          stored.getFirst().text(RETRIEVE_URL).orElseThrow(() -> new Violation("no Retrieve URL"));
      Answer there = exchange.follow(url + "/metadata", JSON);
      Violation.unless(there.status() == 200, "its Retrieve URL is answered " + there.status());
    };
  }

  static Expectation studyUrl() {
    return (answer, exchange) -> {
      String url =
          Model.of(answer.json())
              .text(RETRIEVE_URL)
              .orElseThrow(() -> new Violation("no Retrieve URL"));
      Answer there = exchange.follow(url + "/metadata", JSON);
      Violation.unless(there.status() == 200, "its Retrieve URL is answered " + there.status());
    };
  }

  /** The object is there, with what it had. */
  static Expectation kept(Sample sample) {
    return (answer, exchange) -> {
      Answer metadata = exchange.send(metadata(sample));
      Violation.unless(metadata.status() == 200, "the object is not there");
      DataSet expected = sample.dataSet();
      List<String> differences = ModelComparison.differences(expected, metadata.model());
      Violation.unless(differences.isEmpty(), "what is kept differs: " + differences);
    };
  }

  static Expectation notKept(Sample sample) {
    return (answer, exchange) ->
        Violation.unless(exchange.send(metadata(sample)).status() == 404, "the object is there");
  }

  private static final Field JSON = new Field("Accept", "application/dicom+json");

  private static Call metadata(Sample sample) {
    return Call.get(sample.path() + "/metadata").accept("application/dicom+json");
  }

  private static List<Model> items(Model response, String tag) {
    return response.has(tag) ? response.items(tag) : List.of();
  }

  private static List<String> uids(List<Model> items) {
    return items.stream().map(item -> item.text(SOP_INSTANCE).orElse("")).sorted().toList();
  }

  private static List<String> uids(Sample... samples) {
    return Arrays.stream(samples).map(Sample::instance).sorted().toList();
  }
}
