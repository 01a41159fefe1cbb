package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.testkit.Part10Files;

class DicomCommandTest {

  @Test
  void versionIsOneLine() {
    Shell.Result result = dicom("--version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).hasSize(1).first().asString().startsWith("dicom ");
    assertThat(dicom("-V").out()).isEqualTo(result.out());
  }

  @Test
  void helpListsEveryCommandTheServerIncluded() {
    Shell.Result result = dicom("--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("dump", "render", "store", "verify", "serve", "completion", "Examples:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dump", "diff", "render", "store", "verify", "serve", "completion"})
  void everyCommandHasHelpWithExamples(String command) {
    Shell.Result result = dicom(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: dicom " + command, "Examples:");
  }

  @Test
  void serverIsDocumentedAndLeftToTheLauncher() {
    assertThat(dicom("serve", "--help").out()).contains("--port", "--host", "--data-dir");
    assertThat(dicom("serve").exitCode()).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dmp",
        "dump",
        "dump --jsn file",
        "dump --tag",
        "dump --tag NoSuchKeyword file",
        "dump --csv file",
        "dump --csv --json --tag PatientID file",
        "dump --color pink file",
        "diff file",
        "diff one two three",
        "diff --ignore NoSuchKeyword one two",
        "render file --format jpg2000",
        "render file --frame 0",
        "render file --frame 1 --all-frames",
        "render file --size 1 --size 2",
        "render file --window 40",
        "render file --window 40,0",
        "render file --window 40,400,round",
        "render file other --output -",
        "verify file"
      })
  void whatIsNotUnderstoodIsExplainedOnOneLine(String line) {
    Shell.Result result = dicom((Object[]) line.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.messages()).hasSize(1).first().asString().endsWith("--help)");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void misspeltWordsAreGuessed() {
    assertThat(dicom("dmp").err()).contains("dump");
    assertThat(dicom("dump", "--jsn", "file").err()).contains("--json");
    assertThat(dicom("dump", "--tag", "PatientNam", "file").err()).contains("PatientName");
  }

  @Test
  void completionIsScriptForShells() {
    assertThat(dicom("completion").out())
        .startsWith("#!")
        .contains("--all-frames", "--csv", "--ignore");
  }

  @Test
  void readerThatHasSeenEnoughEndsItQuietly(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("a.dcm"), Part10Files.file(Part10Files.smallImage("1.2", "1.3", "1.4")));

    assertThat(runWith(failing("Broken pipe"), folder)).isEmpty();
  }

  @Test
  void outputThatFailsIsSaid(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("a.dcm"), Part10Files.file(Part10Files.smallImage("1.2", "1.3", "1.4")));

    assertThat(runWith(failing("No space left on device"), folder))
        .isEqualTo("dicom: standard output: No space left on device");
  }

  private static String runWith(OutputStream out, Path input) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DicomCommand.run(List.of("dump", input.toString()), DicomCommand.console(out, err));
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
