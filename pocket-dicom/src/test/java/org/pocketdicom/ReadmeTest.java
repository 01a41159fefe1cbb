package org.pocketdicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.testkit.Part10Files;

class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theSnippetCompilesStoresAFileAndWritesItsPicture() throws Exception {
    // given
    Files.write(
        folder.resolve("ct.dcm"), Part10Files.file(Part10Files.smallImage("1.2", "1.3", "1.4")));
    Path source = Files.writeString(folder.resolve("Snippet.java"), program(snippet()));

    // when
    String output = compileAndRun(source);

    // then
    assertThat(output).isEqualToIgnoringNewLines("[Doe^Jane]");
    assertThat(Files.readAllBytes(folder.resolve("ct.png"))).startsWith(0x89, 'P', 'N', 'G');
    assertThat(folder.resolve("archive/studies/1.2/series/1.3/instances/1.4.dcm"))
        .hasSameBinaryContentAs(folder.resolve("ct.dcm"));
  }

  @Test
  void theSnippetHasTenLinesAtMostAfterItsImports() throws IOException {
    assertThat(snippet().lines().filter(line -> !isImport(line) && !line.isBlank()))
        .hasSizeLessThanOrEqualTo(10);
  }

  private static String snippet() throws IOException {
    Matcher snippet = SNIPPET.matcher(Files.readString(README));
    assertThat(snippet.find()).isTrue();
    return snippet.group(1);
  }

  private static String program(String snippet) {
    return snippet.lines().filter(ReadmeTest::isImport).collect(Collectors.joining("\n"))
        + "\nclass Snippet { public static void main(String[] args) throws Exception {\n"
        + snippet.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"))
        + "\n}}\n";
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  /** In a process of its own, whose folder the snippet's paths are relative to. */
  private String compileAndRun(Path source) throws IOException, InterruptedException {
    String libraries = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "21", "-cp", libraries, source.toString());
    assertThat(compiled).isZero();
    Process program =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    folder + System.getProperty("path.separator") + libraries,
                    "Snippet"))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).isZero();
    return output;
  }
}
