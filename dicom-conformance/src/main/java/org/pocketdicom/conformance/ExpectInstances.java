package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

/** Expectations of objects that are retrieved in PS3.10 (PS3.18 10.4.3.3.1). */
final class ExpectInstances {

  private static final Part10Reader READER = Part10Reader.strict(ReadLimits.DEFAULT);
  private static final Bytes PREFIX = Bytes.of("DICM");
  private static final int PREAMBLE = 128;

  private ExpectInstances() {}

  /** A multipart/related answer says what type its parts have, and each part says it, too. */
  static Expectation partsOf(String type) {
    return (answer, exchange) -> {
      String said = answer.mediaType().parameter("type");
      Violation.unless(said.equalsIgnoreCase(type), "type is " + said + ", not " + type);
      partsHave(type).check(answer, exchange);
    };
  }

  static Expectation partsHave(String type) {
    return (answer, exchange) -> {
      for (Part part : answer.parts()) {
        String name = part.mediaType().name();
        Violation.unless(name.equals(type), "a part is " + name + ", not " + type);
      }
    };
  }

  static Expectation partCount(int expected) {
    return (answer, exchange) -> {
      int parts = answer.parts().size();
      Violation.unless(parts == expected, "there are " + parts + " parts, not " + expected);
    };
  }

  /** Each part says in its Content-Type what its File Meta Information does (PS3.18 8.7.9). */
  static Expectation partsNameTheirSyntax() {
    return (answer, exchange) -> {
      for (Part part : answer.parts()) {
        String said =
            part.mediaType().parameters().getOrDefault("transfer-syntax", Sample.EXPLICIT);
        Violation.unless(
            said.equals(syntax(read(part.body()))), "a part's transfer-syntax is not the file's");
      }
    };
  }

  /** Each object comes once, and no other. */
  static Expectation instances(List<Sample> expected) {
    return (answer, exchange) -> {
      List<String> found =
          answer.parts().stream()
              .map(part -> read(part.body()).dataSet().string(Tags.SOPInstanceUID).orElse(""))
              .sorted()
              .toList();
      Violation.unless(
          found.equals(expected.stream().map(Sample::instance).sorted().toList()),
          "not each object once");
    };
  }

  /** All parts are in a Transfer Syntax. */
  static Expectation syntax(String uid) {
    return (answer, exchange) -> {
      for (Part part : answer.parts()) {
        checkSyntax(part.body(), uid);
      }
    };
  }

  /** The part of this object has the elements, values and pixels that were stored. */
  static Expectation asStored(Sample sample) {
    return (answer, exchange) -> {
      Optional<Bytes> part =
          answer.parts().stream()
              .map(Part::body)
              .filter(body ->
                  read(body)
                      .dataSet()
                      .string(Tags.SOPInstanceUID)
                      .equals(Optional.of(sample.instance())))
              .findFirst();
      checkEqual(part.orElseThrow(() -> new Violation("the object is missing")), sample);
    };
  }

  /** The same of a body that is the object. */
  static Expectation bodyAsStored(Sample sample) {
    return (answer, exchange) -> checkEqual(answer.body(), sample);
  }

  static Expectation bodySyntax(String uid) {
    return (answer, exchange) -> checkSyntax(answer.body(), uid);
  }

  private static void checkSyntax(Bytes file, String uid) {
    String syntax = syntax(read(file));
    Violation.unless(syntax.equals(uid), "the Transfer Syntax is " + syntax + ", not " + uid);
  }

  private static String syntax(DicomFile file) {
    return file.meta().string(Tags.TransferSyntaxUID).orElse("");
  }

  private static void checkEqual(Bytes file, Sample sample) {
    List<String> expected = elements(sample.file());
    List<String> found = elements(file);
    if (!syntax(read(file)).equals(sample.syntax())) {
      // Decoded pixels differ in their encoding, and in nothing else.
      expected.removeIf(element -> element.startsWith("(7FE0,0010)"));
      found.removeIf(element -> element.startsWith("(7FE0,0010)"));
    }
    List<String> differing = new ArrayList<>(expected);
    differing.removeAll(found);
    found.removeAll(expected);
    differing.addAll(found);
    Violation.unless(
        differing.isEmpty(),
        "the Data Set is not as it was stored: "
            + differing.stream().map(line -> line.replaceAll(" .*", "")).distinct().toList());
  }

  private static DicomFile read(Bytes file) {
    Violation.unless(
        file.size() > PREAMBLE && file.indexOf(PREFIX, PREAMBLE) == PREAMBLE,
        "there is no PS3.10 file");
    return READER.read(file.toArray());
  }

  /** A line for each element, nested ones too. */
  private static List<String> elements(Bytes file) {
    ByteSource bytes = ByteSource.of(file.toArray());
    List<String> lines = new ArrayList<>();
    addLines(read(file).dataSet(), "", bytes, lines);
    return lines;
  }

  private static void addLines(DataSet dataSet, String path, ByteSource file, List<String> lines) {
    for (DataElement element : dataSet) {
      String name = path + Tag.toString(element.tag());
      if (!element.items().isEmpty()) {
        int number = 0;
        for (DataSet item : element.items()) {
          addLines(item, name + "[" + number++ + "].", file, lines);
        }
      } else if (!Tag.isGroupLength(element.tag())) {
        lines.add(name + " " + element.vr() + " " + content(element, file));
      }
    }
  }

  private static String content(DataElement element, ByteSource file) {
    return switch (element.value()) {
      case EncodedValue value -> HexFormat.of().formatHex(value.toByteArray());
      case Value.BulkData bulk -> hex(file, bulk.offset(), bulk.length());
      case Fragments fragments -> {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < fragments.count(); i++) {
          all.append(hex(file, fragments.offset(i), fragments.length(i))).append('/');
        }
        yield all.toString();
      }
      case Value.Sequence sequence -> "no Items";
      case Value.BulkDataUri uri -> uri.uri();
    };
  }

  private static String hex(ByteSource file, long offset, long length) {
    return HexFormat.of().formatHex(file.read(offset, Math.toIntExact(length)));
  }
}
