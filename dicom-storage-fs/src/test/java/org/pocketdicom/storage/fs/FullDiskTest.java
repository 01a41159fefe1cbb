package org.pocketdicom.storage.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;

/** The store on a file system of one megabyte, where this process may mount one. */
class FullDiskTest {

  private static final InstanceId ID =
      new InstanceId(new Uid("1.2.3"), new Uid("1.2.3.4"), new Uid("1.2.3.4.5"));

  @TempDir Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/mount")) && isRoot(), "needs to mount");
    assumeTrue(run("/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()));
  }

  @AfterEach
  void unmount() throws Exception {
    run("/bin/umount", disk.toString());
  }

  @Test
  void anObjectThatDoesNotFitLeavesNothingAndTheNextThatFitsIsTaken() throws IOException {
    try (FileInstanceStore store = FileInstanceStore.open(disk)) {
      try (Incoming incoming = store.receive()) {
        assertThatThrownBy(() -> incoming.write(new byte[2 << 20], 0, 2 << 20))
            .isInstanceOf(StorageUnavailable.class)
            .hasMessageContaining("No space left on device");
      }

      assertThatThrownBy(() -> store.open(ID)).isInstanceOf(NoSuchInstance.class);
      assertThat(parts()).isZero();
      try (Incoming incoming = store.receive()) {
        incoming.write(new byte[1 << 19], 0, 1 << 19);
        assertThat(incoming.commit(ID)).isTrue();
      }
    }
  }

  private long parts() throws IOException {
    try (Stream<Path> files = Files.walk(disk)) {
      return files.filter(file -> file.toString().endsWith(".part")).count();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }
}
