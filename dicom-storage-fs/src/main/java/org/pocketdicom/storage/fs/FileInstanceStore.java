package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/**
 * Keeps instances as files, {@code studies/<study>/series/<series>/instances/<instance>.dcm} under
 * a root folder. Several processes may have one root open.
 *
 * <p>Where the file system knows POSIX permissions, the owner alone may read what is made here: it
 * is patients' data. Folders that become empty stay, for an object may be on its way into one.
 */
public final class FileInstanceStore implements InstanceStore {

  private final Path root;
  private final Folders folders;
  private final Session session;

  private FileInstanceStore(Path root, Folders folders, Session session) {
    this.root = root;
    this.folders = folders;
    this.session = session;
  }

  /**
   * Opens a store, and makes its root folder if there is none. A file system without hard links is
   * served by one process at a time.
   *
   * @throws org.pocketdicom.error.StorageUnavailable if the folder can't be written to
   */
  public static FileInstanceStore open(Path root) {
    return open(root, Placement::of);
  }

  static FileInstanceStore open(Path root, Placement.Choice choice) {
    Path folder = root.toAbsolutePath().normalize();
    try {
      Folders folders = Folders.under(folder);
      return new FileInstanceStore(folder, folders, Session.begin(folder, folders, choice));
    } catch (IOException e) {
      throw Failures.of("open the store", e);
    }
  }

  @Override
  public Incoming receive() {
    try {
      return new FileIncoming(root, folders, session);
    } catch (IOException e) {
      throw Failures.of("take an object in", e);
    }
  }

  @Override
  public StoredObject open(InstanceId id) {
    try {
      return StoredFile.open(root.resolve(id.key()));
    } catch (NoSuchFileException e) {
      throw new NoSuchInstance("the store holds no such object", e);
    } catch (IOException e) {
      throw Failures.of("open an object", e);
    }
  }

  @Override
  public boolean delete(InstanceId id) {
    Path file = root.resolve(id.key());
    try {
      boolean deleted = Files.deleteIfExists(file);
      if (deleted) {
        folders.force(Folders.parentOf(file));
      }
      return deleted;
    } catch (IOException e) {
      throw Failures.of("delete an object", e);
    }
  }

  @Override
  public void forEach(Consumer<Entry> action) {
    try {
      StoredFiles.forEach(root, action);
    } catch (IOException e) {
      throw Failures.of("list the objects", e);
    }
  }

  @Override
  public List<InstanceId> unsettled() {
    try {
      session.adoptLeftovers();
      List<InstanceId> unsettled = new ArrayList<>();
      for (InstanceId id : session.adopted()) {
        if (Files.exists(root.resolve(id.key()))) {
          unsettled.add(id);
        } else {
          session.forget(id); // it never became visible
        }
      }
      return unsettled;
    } catch (IOException e) {
      throw Failures.of("look for what a crash left", e);
    }
  }

  @Override
  public void settle(InstanceId id) {
    try {
      session.forget(id);
    } catch (IOException e) {
      throw Failures.of("settle an object", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (IOException e) {
      throw Failures.of("close the store", e);
    }
  }
}
