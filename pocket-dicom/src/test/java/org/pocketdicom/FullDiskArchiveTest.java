package org.pocketdicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.testkit.Part10Files;

/** Objects and index on a disk that fills up, where this process may mount one. */
class FullDiskArchiveTest {

  @TempDir Path disk;

  private final Map<String, byte[]> acknowledged = new HashMap<>();

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/mount")) && isRoot(), "needs to mount");
    assumeTrue(run("/bin/mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()));
  }

  @AfterEach
  void unmount() throws Exception {
    run("/bin/umount", disk.toString());
  }

  @Test
  void whatWasAcknowledgedIsThereAndTheRestCanBeStoredWhenThereIsRoomAgain() throws Exception {
    // when
    int refused = 0;
    try (Archive archive = PocketDicom.open(disk)) {
      for (int i = 0; i < 400; i++) {
        refused += store(archive, i) ? 0 : 1;
      }
      assertAcknowledgedAreThere(archive);
    }

    // then
    assertThat(refused).isBetween(100, 399);
    assertThat(run("/bin/mount", "-o", "remount,size=64m", disk.toString())).isTrue();
    try (Archive archive = PocketDicom.open(disk)) {
      assertAcknowledgedAreThere(archive);
      assertThat(findings(archive)).isEmpty();
      for (int i = 0; i < 400; i++) {
        assertThat(store(archive, i)).isTrue();
      }
      assertAcknowledgedAreThere(archive);
    }
  }

  private boolean store(Archive archive, int i) throws IOException {
    String uid = "1.2.3." + i;
    byte[] object = acknowledged.getOrDefault(uid, object(uid));
    try {
      archive.storeInstances().store(new ByteArrayInputStream(object), Optional.of(uid));
      acknowledged.put(uid, object);
      return true;
    } catch (StorageUnavailable e) {
      assertThat(acknowledged).doesNotContainKey(uid);
      return false;
    }
  }

  private void assertAcknowledgedAreThere(Archive archive) {
    acknowledged.forEach((uid, object) -> {
      try (StoredObject stored =
          archive.retrieveInstances().open(archive.retrieveInstances().find(uid))) {
        assertThat(stored.read(0, (int) stored.size())).as(uid).isEqualTo(object);
      }
    });
  }

  private static List<Finding> findings(Archive archive) {
    List<Finding> findings = new ArrayList<>();
    archive.verifyArchive().verify(false, findings::add, done -> {});
    return findings;
  }

  /** The same for the same UID; sizes from 1 to 40 KB. */
  private static byte[] object(String uid) {
    byte[] pixels = new byte[2 * new Random(uid.hashCode()).nextInt(20_000)];
    return Part10Files.file(
        Part10Files.smallImage("1.2.3", "1.2.4", uid).toBuilder()
            .put(Tags.PixelData, Vr.OW, pixels)
            .build());
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }
}
