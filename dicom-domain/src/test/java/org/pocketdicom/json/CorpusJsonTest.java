package org.pocketdicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;
import org.pocketdicom.testkit.Json;

/**
 * Every attribute of every file of the corpus that must be readable is what other programs make of
 * it. The differences that are the other program's error stand in {@code reference-errors.tsv}: a
 * file, a tag, and what proves it.
 */
class CorpusJsonTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final int ALL = 64 << 20;

  /**
   * A line of the table.
   *
   * @param tag where the path ends, or "*" for any
   * @param difference how it begins; a question mark stands for any letter
   * @param proof the section of the standard, and what the file's bytes are
   */
  private record ReferenceError(String file, String tag, String difference, String proof) {
    boolean explains(String line) {
      int end = line.indexOf(' ');
      return (tag.equals("*") || line.substring(0, end).endsWith(tag))
          && line.length() > end + difference.length()
          && IntStream.range(0, difference.length())
              .allMatch(i ->
                  difference.charAt(i) == '?' || difference.charAt(i) == line.charAt(end + 1 + i));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyAttributeIsWhatOtherProgramsRead() throws IOException {
    List<ReferenceError> errors = referenceErrors();
    return Corpus.each(
        file -> file.header() == Expectation.SUCCEED && file.json().isPresent(),
        file -> {
          Object theirs = Json.parse(Files.readString(file.json().orElseThrow()));

          Object ours = Json.parse(json(file));

          List<String> differences =
              new ArrayList<>(
                  JsonDifferences.between(
                      ours, theirs instanceof List<?> l ? l.getFirst() : theirs));
          List<ReferenceError> known =
              errors.stream().filter(error -> error.file().equals(file.name())).toList();
          // A line that explains nothing is stale.
          assertThat(known).allMatch(error -> differences.stream().anyMatch(error::explains));
          differences.removeIf(line -> known.stream().anyMatch(error -> error.explains(line)));
          assertThat(differences).isEmpty();
        });
  }

  private static String json(CorpusFile file) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      DicomFile read = READER.read(source);
      try (ByteSource content = Part10Reader.content(read, source)) {
        DataSet dataSet = LongValues.load(read.dataSet(), read.transferSyntax(), content, ALL);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        DicomJsonWriter.write(dataSet, element -> Optional.empty(), json);
        return json.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private static List<ReferenceError> referenceErrors() throws IOException {
    try (InputStream in = CorpusJsonTest.class.getResourceAsStream("reference-errors.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .map(column -> new ReferenceError(column[0], column[1], column[2], column[3]))
          .toList();
    }
  }
}
