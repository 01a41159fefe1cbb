package org.pocketdicom.storage.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.InstanceStore;

class TwoProcessesTest {

  @TempDir Path root;

  private Process other;

  @BeforeEach
  void startTheOther() throws IOException {
    other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServingProcess.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8));
    assertThat(lines.readLine()).isEqualTo("ready");
  }

  @AfterEach
  void endTheOther() throws InterruptedException {
    other.destroyForcibly().waitFor();
  }

  @Test
  void aStartLeavesAloneWhatARunningProcessHasInFlight() throws IOException {
    long before = filesInFlight();

    try (InstanceStore store = FileInstanceStore.open(root)) {
      assertThat(store.unsettled()).isEmpty();
    }

    assertThat(filesInFlight()).isEqualTo(before);
  }

  @Test
  void aStartAfterACrashNamesWhatWasCommittedAndRemovesWhatWasHalfReceived() throws Exception {
    other.destroyForcibly().waitFor();

    try (InstanceStore store = FileInstanceStore.open(root)) {
      assertThat(store.unsettled()).containsExactly(ServingProcess.COMMITTED);
      assertThat(store.open(ServingProcess.COMMITTED).size()).isEqualTo(1_000);
      store.settle(ServingProcess.COMMITTED);
    }

    assertThat(filesInFlight()).isZero();
  }

  @Test
  void withoutHardLinksASecondProcessIsRefused() {
    assertThatThrownBy(() -> FileInstanceStore.open(root, (file, free) -> Placement.RENAME))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("another process has it open");
  }

  private long filesInFlight() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("incoming"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
