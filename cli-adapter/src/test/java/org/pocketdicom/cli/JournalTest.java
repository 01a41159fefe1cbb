package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  @Test
  void whatWasDoneIsKnownNextTimeUnlessItChanged() throws IOException {
    Path path = folder.resolve("done.txt");
    StoreInput first = file("first\nline");
    StoreInput second = file("second");
    try (Journal journal = Journal.open(path, "here")) {
      assertThat(journal.has(first)).isFalse();
      journal.add(first);
      journal.add(second);
    }
    Files.writeString(folder.resolve("second"), "changed");

    try (Journal journal = Journal.open(path, "here")) {
      assertThat(journal.has(first)).isTrue();
      assertThat(journal.has(second)).isFalse();
    }
  }

  @Test
  void whatWasDoneInOnePlaceIsNotDoneInAnother() throws IOException {
    Path path = folder.resolve("done.txt");
    StoreInput input = file("a");
    try (Journal journal = Journal.open(path, "here")) {
      journal.add(input);
    }

    try (Journal journal = Journal.open(path, "there")) {
      assertThat(journal.has(input)).isFalse();
    }
  }

  @Test
  void aLineThatWasBrokenOffCountsForNothing() throws IOException {
    Path path = folder.resolve("done.txt");
    StoreInput input = file("a");
    try (Journal journal = Journal.open(path, "here")) {
      journal.add(input);
    }
    String whole = Files.readString(path);
    Files.writeString(path, whole.substring(0, whole.length() - 4));

    try (Journal journal = Journal.open(path, "here")) {
      assertThat(journal.has(input)).isFalse();
      journal.add(input);
    }

    try (Journal journal = Journal.open(path, "here")) {
      assertThat(journal.has(input)).isTrue();
    }
  }

  private StoreInput file(String name) throws IOException {
    Path path = Files.writeString(folder.resolve(name), "content of " + name);
    return new StoreInput.OfFile(path.toString(), new Input(path, path.getFileName()));
  }
}
