package org.pocketdicom;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.index.sql.SqlInstanceIndex;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.storage.fs.FileInstanceStore;
import org.pocketdicom.testkit.Faults;
import org.pocketdicom.testkit.FaultyInstanceIndex;
import org.pocketdicom.testkit.FaultyInstanceStore;
import org.pocketdicom.testkit.IngestFaultsContract;

/** A folder and SQLite, of which a program that ends leaves what it had under way. */
class FolderIngestFaultsTest extends IngestFaultsContract {

  @TempDir Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @Override
  protected InstanceStore openStore(Faults faults) {
    open.clear(); // the archive has closed what it had
    InstanceStore store = FileInstanceStore.open(folder);
    open.push(store);
    return new FaultyInstanceStore(store, faults);
  }

  @Override
  protected InstanceIndex openIndex(Faults faults) {
    InstanceIndex index = SqlInstanceIndex.open("jdbc:sqlite:" + folder.resolve("index.db"));
    open.push(index);
    return FaultyInstanceIndex.over(index, faults);
  }

  /** What it had open is closed and its locks are released, as the system does. */
  @Override
  protected void crashed() {
    try {
      for (AutoCloseable each : open) {
        each.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected int defaultCount() {
    return 1_000;
  }
}
