package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.testkit.Faults;
import org.pocketdicom.testkit.FaultyInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.IngestFaultsContract;

/** Every call of the file system fails by lot: on a full disk, on a broken one, at a crash. */
class FileIngestFaultsTest extends IngestFaultsContract {

  @TempDir Path folder;
  private final InstanceIndex index = new InMemoryInstanceIndex();

  @Override
  protected InstanceStore openStore(Faults faults) {
    return FileInstanceStore.open(FaultyFileSystem.over(folder, faults));
  }

  @Override
  protected InstanceIndex openIndex(Faults faults) {
    return FaultyInstanceIndex.over(index, faults);
  }

  /** The system releases its locks; in one process the store can't see that but by their files. */
  @Override
  protected void crashed() {
    try (DirectoryStream<Path> locks =
        Files.newDirectoryStream(folder.resolve("incoming"), "*.lock")) {
      for (Path lock : locks) {
        Files.delete(lock);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected int defaultCount() {
    return 2_000;
  }
}
