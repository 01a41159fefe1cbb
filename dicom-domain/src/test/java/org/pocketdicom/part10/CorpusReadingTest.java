package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;

/** Reads every file of the corpus. */
class CorpusReadingTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);

  private static final String REFUSED = "refused, ";

  // Where tools differ: which of two elements with one tag counts (ours: the last), and whether a
  // known element of VR UN has the dictionary's VR (ours: it has, PS3.5 6.2.2 Note 2).
  private static final Set<String> DISPUTED =
      Set.of("files/bad_dup_order.dcm", "files/rtdose_15f_rle.dcm");

  // SOP Class and Instance, Modality, Patient's Name and ID, Study and Series, Number of Frames,
  // Rows, Columns and Bits Stored, wherever they stand in the Data Set.
  private static final Pattern COMPARED =
      Pattern.compile(
          "\"(00080016|00080018|00080060|00100010|00100020|0020000D|0020000E|00280008|00280010"
              + "|00280011|00280101)\":\\{(?:\"vr\":\"..\",?)?(?:\"Value\":\\[(.*?)])?"
              + "(?:,?\"vr\":\"..\")?}");

  @TestFactory
  Stream<DynamicTest> everyFileIsReadOrRefusedAsExpected() {
    return Corpus.each(
        file -> true,
        file -> {
          List<String> ways =
              List.of(
                  outcome(() -> fromSource(file)),
                  outcome(() -> fromStream(file)),
                  outcome(() -> READER.read(Files.readAllBytes(file.path()))));

          // What is cut may end elsewhere for a stream, which can't know the file's size.
          if (file.header() != Expectation.EITHER) {
            for (String way : ways) {
              assertThat(difference(ways.getFirst(), way)).as(file.name()).isEmpty();
            }
            assertThat(ways.getFirst().startsWith(REFUSED))
                .as(file + ": " + ways.getFirst())
                .isEqualTo(file.header() == Expectation.FAIL);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> attributesAreWhatOtherProgramsRead() {
    return Corpus.each(
        file ->
            file.header() == Expectation.SUCCEED
                && file.json().isPresent()
                && !DISPUTED.contains(file.name()),
        file -> {
          String expected = Files.readString(file.json().orElseThrow());

          ByteArrayOutputStream json = new ByteArrayOutputStream();
          DicomJsonWriter.write(fromSource(file).dataSet(), BulkDataLocator.NONE, json);

          assertThat(attributes(json.toString(StandardCharsets.UTF_8)))
              .as(file.name())
              .isEqualTo(attributes(expected));
        });
  }

  @FunctionalInterface
  private interface Reading {
    DicomFile read() throws IOException;
  }

  private static String outcome(Reading reading) throws IOException {
    try {
      DicomFile file = reading.read();
      List<String> lines = new ArrayList<>();
      describe(file.meta(), "meta ", lines);
      describe(file.dataSet(), "", lines);
      return file.transferSyntax() + " " + file.warnings() + "\n" + String.join("\n", lines);
    } catch (DicomException e) {
      return REFUSED + e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private static Optional<String> difference(String one, String other) {
    List<String> ones = one.lines().toList();
    List<String> others = other.lines().toList();
    for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
      String a = i < ones.size() ? ones.get(i) : "nothing";
      String b = i < others.size() ? others.get(i) : "nothing";
      if (!a.equals(b)) {
        return Optional.of(a + " or " + b);
      }
    }
    return Optional.empty();
  }

  private static DicomFile fromSource(CorpusFile file) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      return READER.read(source);
    }
  }

  private static DicomFile fromStream(CorpusFile file) throws IOException {
    try (InputStream stream = Files.newInputStream(file.path())) {
      return READER.read(stream);
    }
  }

  private static void describe(DataSet dataSet, String path, List<String> lines) {
    for (DataElement element : dataSet) {
      String where = path + Tag.toString(element.tag());
      lines.add(where + " " + element.vr() + " " + describe(element.value()));
      for (int i = 0; i < element.items().size(); i++) {
        describe(element.items().get(i), where + "[" + i + "].", lines);
      }
    }
  }

  private static String describe(Value value) {
    return switch (value) {
      case EncodedValue encoded -> HexFormat.of().formatHex(encoded.toByteArray());
      case Value.BulkData bulk -> bulk.toString();
      case Value.BulkDataUri uri -> uri.toString();
      case Value.Sequence sequence -> sequence.items().size() + " items";
      case Fragments fragments ->
          IntStream.range(0, fragments.count())
              .mapToObj(i -> fragments.offset(i) + "+" + fragments.length(i))
              .toList()
              .toString();
    };
  }

  // Trailing empty components of a name may be written or not.
  private static String value(@Nullable String json) {
    String value = json == null ? "" : json.replaceAll("\\^+\"", "\"");
    return value.equals("{\"Alphabetic\":\"\"}") ? "" : value;
  }

  // As text without white space, which JSON allows anywhere and values have in the same places.
  private static List<String> attributes(String json) {
    return COMPARED
        .matcher(json.replaceAll("\\s", ""))
        .results()
        .map(match -> match.group(1) + " " + value(match.group(2)))
        .sorted()
        .toList();
  }
}
