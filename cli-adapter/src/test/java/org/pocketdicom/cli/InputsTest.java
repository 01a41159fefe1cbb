package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, name);
  }

  private List<String> names(Object... operands) throws IOException {
    return Inputs.of(List.of(operands).stream().map(Object::toString).toList()).stream()
        .map(input -> input.name().toString())
        .toList();
  }

  @Test
  void directoryIsWalkedInOrderWithoutHiddenFiles() throws IOException {
    file("b/2");
    file("b/10");
    file("a.dcm");
    file(".hidden/c");
    file("b/.DS_Store");

    assertThat(names(folder)).containsExactly("a.dcm", "b/10", "b/2");
  }

  @Test
  void fileGoesByItsNameEvenIfHidden() throws IOException {
    assertThat(names(file("b/.x"), file("b/c"))).containsExactly(".x", "c");
  }

  @Test
  void linksAreFollowedOnceAround() throws IOException {
    file("a/1");
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a/1"));

    assertThat(names(folder)).containsExactly("a/1", "link");
  }

  @Test
  void whatIsNoFileSaysSoInsteadOfWaiting() throws IOException {
    assertThatThrownBy(new Input(Path.of("/dev/zero"), Path.of("zero"))::open)
        .hasMessageContaining("not a regular file");
    assertThatThrownBy(Inputs.of(List.of(folder.toString())).getFirst()::open)
        .hasMessageContaining("no files");
  }

  @Test
  void directoryThatCannotBeReadIsNotCalledEmpty() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    assumeThat(Files.isReadable(closed)).as("by root, who may read all").isFalse();

    assertThatThrownBy(Inputs.of(List.of(folder.toString())).getFirst()::open)
        .isInstanceOf(AccessDeniedException.class);
  }
}
