package org.pocketdicom.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes files that are there whole or not at all: to a temporary name beside it, then moved. What
 * an interrupted program was at is removed when it ends. Safe for use by several threads.
 */
final class WholeFile implements AutoCloseable {

  private static final int BUFFER = 64 << 10;

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes the content to a file. */
  @FunctionalInterface
  interface FileContent {
    void writeTo(FileChannel file) throws IOException;
  }

  private final Set<Path> unfinished = ConcurrentHashMap.newKeySet();
  private final Thread onInterrupt = new Thread(() -> unfinished.forEach(WholeFile::discard));

  WholeFile() {
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /** Writes a file, in place of any of that name; makes the directories that it is to be in. */
  void write(Path file, Content content) throws IOException {
    write(
        file,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
          content.writeTo(out);
          out.flush();
        },
        false);
  }

  /**
   * Like {@link #write}, and it is on the disk before what was there is gone; it has the
   * permissions of that.
   */
  void replace(Path file, FileContent content) throws IOException {
    write(file, content, true);
  }

  private void write(Path file, FileContent content, boolean durable) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      writeThrough(target, content); // a device or a pipe must not be replaced
      return;
    }
    Path temporary =
        target.resolveSibling(".dicom-" + Long.toHexString(System.nanoTime()) + ".part");
    unfinished.add(temporary);
    try {
      try (FileChannel out = begin(file, temporary)) {
        content.writeTo(out);
        if (durable) {
          keepPermissions(target, temporary);
          out.force(true);
        }
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      discard(temporary);
      unfinished.remove(temporary);
    }
  }

  // Else the reason would read as if it were the input that can't be had.
  private static FileChannel begin(Path file, Path temporary) throws IOException {
    try {
      Files.createDirectories(temporary.resolveSibling(""));
      return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + Reason.of(e), e);
    }
  }

  private static void writeThrough(Path target, FileContent content) throws IOException {
    try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
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
