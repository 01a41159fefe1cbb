package org.pocketdicom.conformance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expectations of frames and bulk data (PS3.18 10.4.3.3.5, 10.4.3.3.6). */
final class ExpectFrames {

  private ExpectFrames() {}

  /** The parts are these, in this order. */
  static Expectation parts(List<Bytes> expected) {
    return (answer, exchange) -> {
      List<Bytes> found = answer.parts().stream().map(Part::body).toList();
      Violation.unless(
          found.size() == expected.size(),
          "there are " + found.size() + " parts, not " + expected.size());
      for (int i = 0; i < found.size(); i++) {
        Violation.unless(
            found.get(i).equals(expected.get(i)) || found.get(i).equals(expected.get(i).padded()),
            "part " + (i + 1) + " has other bytes");
      }
    };
  }

  /** Each part names a Transfer Syntax, or has none where that is the default. */
  static Expectation partSyntax(String uid) {
    return (answer, exchange) -> {
      for (Part part : answer.parts()) {
        String said =
            part.mediaType().parameters().getOrDefault("transfer-syntax", Sample.EXPLICIT);
        Violation.unless(said.equals(uid), "a part's transfer-syntax is " + said + ", not " + uid);
      }
    };
  }

  /** Each part says its Transfer Syntax, which decoders need. */
  static Expectation partsSaySyntax() {
    return (answer, exchange) -> {
      for (Part part : answer.parts()) {
        part.mediaType().parameter("transfer-syntax");
      }
    };
  }

  /** The answer is metadata, and an attribute's value is there or where its URI says. */
  static Expectation bulk(String tag, Bytes expected, Field... fields) {
    return (answer, exchange) -> {
      Map<String, Json> attribute = answer.model().attribute(tag);
      Optional<Bytes> inline = Model.inline(attribute);
      if (inline.isPresent()) {
        Violation.unless(inline.get().equals(expected), "InlineBinary has other bytes");
        return;
      }
      Answer there = exchange.follow(uri(attribute), fields);
      Violation.unless(there.status() == 200, "the BulkDataURI is answered " + there.status());
      Bytes found =
          there.mediaType().name().equals("multipart/related")
              ? Bytes.join(there.parts().stream().map(Part::body).toArray(Bytes[]::new))
              : there.body();
      Violation.unless(
          found.equals(expected) || found.equals(expected.padded()),
          "the BulkDataURI gives other bytes");
    };
  }

  /** A range of bulk data (RFC 9110 14): 206 with these bytes, where ranges are served. */
  static Expectation bulkRange(String tag, String range, Bytes expected, String contentRange) {
    return (answer, exchange) -> {
      Answer there = ask(answer, exchange, tag, range);
      Violation.unless(there.status() == 206, "the range is answered " + there.status());
      Violation.unless(there.body().equals(expected), "the range has other bytes");
      Violation.unless(
          there.field("Content-Range").orElse("").equals(contentRange),
          "Content-Range is not " + contentRange);
    };
  }

  /** A range behind the end. */
  static Expectation noBulkRange(String tag, String range) {
    return (answer, exchange) -> {
      Answer there = ask(answer, exchange, tag, range);
      Violation.unless(there.status() == 416, "the range is answered " + there.status());
    };
  }

  private static Answer ask(Answer answer, Exchange exchange, String tag, String range)
      throws IOException {
    Map<String, Json> attribute = answer.model().attribute(tag);
    if (!attribute.containsKey("BulkDataURI")) {
      throw new Unjudged(tag + " has no BulkDataURI");
    }
    Answer there =
        exchange.follow(
            uri(attribute),
            new Field("Accept", "application/octet-stream"),
            new Field("Range", range));
    if (there.status() == 200 || there.status() == 406) {
      throw new Unjudged("ranges are not offered: answered " + there.status());
    }
    return there;
  }

  private static String uri(Map<String, Json> attribute) {
    if (attribute.get("BulkDataURI") instanceof Json.Str uri) {
      return uri.text();
    }
    throw new Violation("there is neither InlineBinary nor a BulkDataURI");
  }
}
