package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  /** Remembers what it was told. */
  private static final class Recorder implements Command {

    private final List<Arguments> told = new ArrayList<>();

    @Override
    public String name() {
      return "record";
    }

    @Override
    public List<String> description() {
      return List.of("Remembers.");
    }

    @Override
    public String operand() {
      return "PATH";
    }

    @Override
    public List<Option> options() {
      return List.of(
          Option.flag("--flag", "A flag."),
          Option.of("--one", "VALUE", "One value."),
          new Option("--many", "VALUE", true, "Several values."));
    }

    @Override
    public List<String> examples() {
      return List.of("dicom record");
    }

    @Override
    public int run(Arguments arguments, Console console) {
      told.add(arguments);
      return DONE;
    }
  }

  @Test
  void plainLineIsReadWithoutPicocli() {
    assertThat(
            Arguments.ofPlain(
                new Recorder(), List.of("a", "--many", "x", "--flag", "--many=y", "--", "b")))
        .isEmpty();
    assertThat(
            Arguments.ofPlain(
                new Recorder(), List.of("a", "--many", "x", "--flag", "--many=y", "b")))
        .contains(
            new Arguments(
                Map.of("--many", List.of("x", "y"), "--flag", List.of("")), List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b",
        "-",
        "--flag a",
        "a --flag",
        "--one 1 a",
        "--one=1 a",
        "--one=a=b a",
        "--one= a",
        "--one -600,1500 a",
        "--one - a",
        "--many 1 a --many 2 b",
        "@a",
        "--one @a b"
      })
  void picocliReadsPlainLinesTheSameWay(String line) throws Exception {
    // given
    List<String> words = List.of(line.split(" "));
    Recorder recorder = new Recorder();

    // when
    List<String> whole = new ArrayList<>(List.of("record"));
    whole.addAll(words);
    new CommandLines(List.of(recorder), "")
        .run(
            whole,
            DicomCommand.console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));

    // then
    assertThat(Arguments.ofPlain(recorder, words)).contains(recorder.told.getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--flag",
        "--flag=1 a",
        "--one",
        "a --one",
        "--one --flag a",
        "--one 1 --one 2 a",
        "--flag --flag a",
        "--on 1 a",
        "-h",
        "--help",
        "-- a"
      })
  void anythingElseIsLeftToPicocli(String line) {
    List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));

    assertThat(Arguments.ofPlain(new Recorder(), words)).isEmpty();
  }
}
