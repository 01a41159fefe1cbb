package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;

/**
 * The table of docs/conformance.md is what the codecs are. The column of the corpus is checked
 * where there is one; {@code CorpusPicturesTest} proves what it counts.
 */
class ConformanceTest {

  private static final Path ROOT = Path.of("..");
  private static final Path DOCUMENT = ROOT.resolve("docs/conformance.md");
  private static final Pattern TABLE =
      Pattern.compile("(?<=conformance\\.update=true -->\n).*(?=<!-- end -->)", Pattern.DOTALL);
  private static final Pattern ORACLES = Pattern.compile("\"([0-9.]+)\": \\[(.*)]");

  @Test
  void theTableIsWhatTheCodecsAre() throws IOException {
    String document = Files.readString(DOCUMENT);
    String made = table(counts(document));

    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(
          DOCUMENT, TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(made)));
    } else {
      Matcher written = TABLE.matcher(document);
      assertThat(written.find()).isTrue();
      assertThat(written.group()).isEqualTo(made);
    }
  }

  private static String table(Map<String, String> counts) throws IOException {
    Map<String, String> oracles = oracles();
    List<String> lines = new ArrayList<>();
    lines.add("| transfer syntax | UID | decoded | written | read back by | corpus |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    List<String> others = new ArrayList<>();
    for (String uid : syntaxes()) {
      String name = Uids.keyword(uid).orElseThrow();
      if (isDecoded(uid)) {
        String cells =
            String.join(
                " | ",
                name,
                uid,
                "yes",
                written(uid),
                oracles.getOrDefault(uid, ""),
                counts.getOrDefault(uid, ""));
        lines.add("| " + cells + " |");
      } else {
        others.add(name);
      }
    }
    lines.add("");
    lines.add("Not decoded: " + String.join(", ", others) + ".");
    return String.join("\n", lines) + "\n";
  }

  /** Those of files, which are registered under one root (PS3.6 A). */
  private static List<String> syntaxes() {
    return Arrays.stream(TransferSyntaxes.class.getFields())
        .map(ConformanceTest::uid)
        .filter(uid -> !uid.matches("1\\.2\\.840\\.10008\\.1\\.2\\.[67]\\..*"))
        .filter(uid -> uid.startsWith("1.2.840.10008.1.2"))
        .filter(uid -> Uids.keyword(uid).isPresent())
        .toList();
  }

  private static String uid(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isDecoded(String uid) {
    return Codecs.decoders().stream().anyMatch(codec -> codec.decodes(uid));
  }

  private static String written(String uid) {
    boolean target =
        new TranscodeObject(Codecs.decoders(), Codecs.frameEncoders()).targets().contains(uid);
    Optional<FrameEncoder> encoder =
        Codecs.frameEncoders().stream()
            .filter(each -> each.transferSyntax().equals(uid))
            .findFirst();
    if (!target) {
      return "no";
    }
    return encoder.isEmpty() || encoder.get().isLossless() ? "lossless" : "with loss";
  }

  /** What `./dev clients` asks. */
  private static Map<String, String> oracles() throws IOException {
    return ORACLES
        .matcher(Files.readString(ROOT.resolve("clients/oracles.json")))
        .results()
        .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2).replace("\"", "")));
  }

  /** What the corpus has of each syntax; where there is none, what the document says. */
  private static Map<String, String> counts(String document) {
    try {
      return Corpus.files().stream()
          .filter(file -> file.picture() == CorpusFile.Expectation.SUCCEED)
          .collect(
              Collectors.groupingBy(
                  CorpusFile::transferSyntax,
                  Collectors.collectingAndThen(Collectors.toList(), ConformanceTest::count)));
    } catch (TestAbortedException absent) {
      Map<String, String> counts = new HashMap<>();
      for (String line : document.lines().filter(each -> each.startsWith("| ")).toList()) {
        String[] cells = line.split(" ?\\| ?", -1);
        counts.put(cells[2], cells[6]);
      }
      return counts;
    }
  }

  private static String count(List<CorpusFile> files) {
    long exact = files.stream().filter(file -> file.frameSha256().isPresent()).count();
    long pictures =
        files.stream()
            .filter(file -> file.frameSha256().isEmpty() && file.png().isPresent())
            .count();
    return Stream.of(exact + " exact", pictures + " as pictures")
        .filter(each -> !each.startsWith("0"))
        .collect(Collectors.joining(", "));
  }
}
