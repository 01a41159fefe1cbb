package org.pocketdicom.storage.fs;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.testkit.InstanceStoreContract;

/** The store on a file system without hard links. */
class RenamingStoreTest extends InstanceStoreContract {

  @TempDir Path root;

  @Override
  protected InstanceStore open() {
    return FileInstanceStore.open(root, (file, free) -> Placement.RENAME);
  }
}
