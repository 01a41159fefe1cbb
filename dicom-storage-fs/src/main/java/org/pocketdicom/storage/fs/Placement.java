package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How a finished file gets its final name. */
enum Placement {
  /** By a hard link, which of several processes one succeeds in making. The old name stays. */
  LINK {
    @Override
    boolean place(Path file, Path target) throws IOException {
      try {
        Files.createLink(target, file);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }
  },
  /** By renaming, where there are no hard links; one process alone may do so. */
  RENAME {
    @Override
    synchronized boolean place(Path file, Path target) throws IOException {
      if (Files.exists(target)) {
        return false;
      }
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  },
  /** By renaming over the file that has the name, if there is one. */
  REPLACE {
    @Override
    boolean place(Path file, Path target) throws IOException {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  };

  /**
   * Finds out what a folder's file system can do, by a file that is there and a name that is free.
   */
  @FunctionalInterface
  interface Choice {
    Placement of(Path file, Path free) throws IOException;
  }

  /** Links, where the file system can. */
  static Placement of(Path file, Path free) throws IOException {
    try {
      Files.createLink(free, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      return RENAME;
    }
    Files.delete(free);
    return LINK;
  }

  /**
   * Gives a file a name, at once or not at all.
   *
   * @return false where the name is taken and stays so
   */
  abstract boolean place(Path file, Path target) throws IOException;
}
