package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;

/** Reads every file of the corpus. */
class CorpusReadingTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);

  private static final String REFUSED = "refused, ";

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
}
