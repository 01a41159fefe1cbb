package org.pocketdicom.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes files that are there whole or not at all: to a temporary name beside it, then moved. What
 * an interrupted program was at is removed when it ends. Safe for use by several threads.
 */
final class WholeFile implements AutoCloseable {

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final Set<Path> unfinished = ConcurrentHashMap.newKeySet();
  private final Thread onInterrupt = new Thread(() -> unfinished.forEach(WholeFile::discard));

  WholeFile() {
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /** Writes a file, in place of any of that name; makes the directories that it is to be in. */
  void write(Path file, Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      writeThrough(target, content); // a device or a pipe must not be replaced
      return;
    }
    Path temporary =
        target.resolveSibling(".dicom-" + Long.toHexString(System.nanoTime()) + ".part");
    unfinished.add(temporary);
    try {
      try (OutputStream out = begin(file, temporary)) {
        content.writeTo(out);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      discard(temporary);
      unfinished.remove(temporary);
    }
  }

  // Else the reason would read as if it were the input that can't be had.
  private static OutputStream begin(Path file, Path temporary) throws IOException {
    try {
      Files.createDirectories(temporary.resolveSibling(""));
      return buffered(
          Files.newOutputStream(
              temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + Reason.of(e), e);
    }
  }

  private static void writeThrough(Path target, Content content) throws IOException {
    try (OutputStream out = buffered(Files.newOutputStream(target, StandardOpenOption.WRITE))) {
      content.writeTo(out);
    }
  }

  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, 64 << 10);
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It stays, under a name that says what it is.
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
  }
}
