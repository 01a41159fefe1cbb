package org.pocketdicom.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.pocketdicom.testkit.CorpusFile.Expectation;

/**
 * The corpus: some hundred real, mutated and hostile files with a manifest of what other programs
 * made of them. It is not part of the repository but lies beside it, in {@code ../shared/corpus},
 * or where the environment variable {@code DICOM_CORPUS} says. Tests that need it are skipped where
 * it is absent.
 *
 * <p>{@code expectations.tsv} sorts the manifest's expectations into those that a test can check.
 */
public final class Corpus {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Corpus() {}

  /**
   * A test for each file that is wanted, which fails after five seconds; where there is no corpus,
   * one that is skipped and says so.
   */
  public static Stream<DynamicTest> each(
      Predicate<CorpusFile> wanted, ThrowingConsumer<CorpusFile> test) {
    return each(wanted, LIMIT, test);
  }

  /** Like {@link #each(Predicate, ThrowingConsumer)}, for tests that do much with each file. */
  public static Stream<DynamicTest> each(
      Predicate<CorpusFile> wanted, Duration limit, ThrowingConsumer<CorpusFile> test) {
    if (!Files.exists(manifest())) {
      return Stream.of(DynamicTest.dynamicTest("the corpus", Corpus::files));
    }
    return files().stream()
        .filter(wanted)
        .map(file ->
            DynamicTest.dynamicTest(
                file.name(),
                () -> Assertions.assertTimeoutPreemptively(limit, () -> test.accept(file))));
  }

  /**
   * Every file.
   *
   * @throws org.opentest4j.TestAbortedException if there is no corpus
   */
  public static List<CorpusFile> files() {
    Path manifest = manifest();
    Assumptions.assumeTrue(
        Files.exists(manifest), () -> "the corpus is absent: there is no " + manifest);
    Path root = manifest.resolveSibling("");
    Map<String, Map<String, String>> expectations = expectations();
    try {
      return table(Files.readString(manifest)).stream()
          .map(columns -> file(root, columns, expectations))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a name, e.g. {@code files/ct_small.dcm}. */
  public static CorpusFile file(String name) {
    return files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("the corpus has no " + name));
  }

  private static CorpusFile file(
      Path root, Map<String, String> columns, Map<String, Map<String, String>> expectations) {
    String name = columns.getOrDefault("file", "");
    Map<String, String> expected = expectations.get(columns.getOrDefault("expected_behaviour", ""));
    if (expected == null) {
      throw new IllegalStateException(
          "expectations.tsv has no line for what is expected of " + name);
    }
    return new CorpusFile(
        root,
        name,
        columns,
        Expectation.valueOf(expected.getOrDefault("header", "")),
        Expectation.valueOf(expected.getOrDefault("picture", "")));
  }

  private static Path manifest() {
    String named = System.getenv("DICOM_CORPUS");
    if (named != null) {
      return Path.of(named, "MANIFEST.tsv");
    }
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(".ci")) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder.resolve("../shared/corpus/MANIFEST.tsv").normalize();
  }

  private static Map<String, Map<String, String>> expectations() {
    try (InputStream in = Corpus.class.getResourceAsStream("expectations.tsv")) {
      Map<String, Map<String, String>> result = new HashMap<>();
      for (Map<String, String> line :
          table(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
        result.put(line.getOrDefault("expected_behaviour", ""), line);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The lines of tab-separated values under a line of names.
  private static List<Map<String, String>> table(String text) {
    List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
    String[] names = lines.getFirst();
    return lines.stream()
        .skip(1)
        .map(line -> {
          Map<String, String> columns = new HashMap<>();
          IntStream.range(0, names.length).forEach(i -> columns.put(names[i], line[i]));
          return columns;
        })
        .toList();
  }
}
