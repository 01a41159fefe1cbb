package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes folders and files so that only their owner may read them, and makes names durable.
 *
 * <p>On POSIX a new name is durable once its folder was forced to the disk. Elsewhere folders can't
 * be forced, and the file system's journal has to do.
 */
final class Folders {

  private static final int REMEMBERED = 4096;

  private final Path top;
  private final boolean posix;
  // Folders whose names are known to be durable. One that is merely there may not be: another
  // thread or process may have made it a moment ago.
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  private Folders(Path top) throws IOException {
    this.top = top;
    this.posix = Files.getFileStore(top).supportsFileAttributeView("posix");
  }

  /** Makes the root, which is absolute, and what is missing above it. */
  static Folders under(Path root) throws IOException {
    Path there = root;
    while (!Files.exists(there)) {
      there = parentOf(there);
    }
    Folders folders = new Folders(there);
    folders.create(root);
    return folders;
  }

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "a path below the root folder");
  }

  /** Makes a folder, and each above it, unless they are there; their names are then durable. */
  void create(Path folder) throws IOException {
    if (folder.equals(top) || durable.contains(folder)) {
      return;
    }
    Path parent = parentOf(folder);
    create(parent);
    try {
      Files.createDirectory(folder, ownerOnly("rwx------"));
    } catch (FileAlreadyExistsException e) {
      // made before, perhaps by a process that ended before the name was durable
    }
    force(parent);
    if (durable.size() >= REMEMBERED) {
      durable.clear();
    }
    durable.add(folder);
  }

  /** Makes a folder again that somebody else removed since. */
  void createAgain(Path folder) throws IOException {
    durable.clear();
    create(folder);
  }

  /** Makes a new file and opens it for writing. */
  FileChannel newFile(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        ownerOnly("rw-------"));
  }

  /** Makes the names in a folder durable. */
  void force(Path folder) throws IOException {
    if (posix) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
