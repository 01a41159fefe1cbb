package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.FileSource;

/**
 * A file to work on.
 *
 * @param path where it is, as the user named it or the directory it was found in
 * @param name its name, in a directory that was walked the path from there
 */
record Input(Path path, Path name) {

  /** Opens the file; the caller closes it. */
  ByteSource open() throws IOException {
    if (path.toFile().isFile()) {
      return QuickFile.open(path);
    }
    check();
    return FileSource.open(path);
  }

  /**
   * Sees to it that opening will not wait for ever, as a pipe would.
   *
   * @throws IOException if it is not a file that can be read
   */
  void check() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      if (!Files.isReadable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      throw new FileSystemException(path.toString(), null, "no files in this directory");
    }
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(path.toString(), null, "not a regular file");
    }
  }
}
