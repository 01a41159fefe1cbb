package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.pocketdicom.port.InstanceId;

/**
 * The folder of one open store in {@code incoming}, with the files it is receiving and the markers
 * of what it has not settled. A file beside the folder is locked before the folder is made and as
 * long as the store is open: a folder without such a lock is what a crash left.
 */
final class Session implements AutoCloseable {

  // A process can't test a lock of its own, and would lose it by trying (POSIX). So the folders
  // tell by their names which of them this process made.
  private static final String PROCESS = UUID.randomUUID() + ".";

  private static final long ADOPTED = 0;

  private final Path folder;
  private final Folders folders;
  private final FileChannel lock;
  private final Placement placement;
  private final AtomicLong lastNumber = new AtomicLong(ADOPTED);

  private Session(Path folder, Folders folders, FileChannel lock, Placement.Choice choice)
      throws IOException {
    this.folder = folder;
    this.folders = folders;
    this.lock = lock;
    this.placement = choice.of(lockOf(folder), folder.resolve("link"));
    if (placement == Placement.RENAME) {
      refuseNeighbours();
    }
  }

  /** Begins a session in a folder of its own. */
  static Session begin(Path root, Folders folders, Placement.Choice choice) throws IOException {
    Path incoming = root.resolve("incoming");
    folders.create(incoming);
    Path folder = incoming.resolve(PROCESS + UUID.randomUUID());
    FileChannel channel = folders.newFile(lockOf(folder));
    try {
      channel.lock();
      folders.create(folder);
      return new Session(folder, folders, channel, choice);
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(folder);
      Files.deleteIfExists(lockOf(folder));
      throw e;
    }
  }

  Placement placement() {
    return placement;
  }

  /** A name for an object to be received under. */
  Path newPart() {
    return folder.resolve(lastNumber.incrementAndGet() + ".part");
  }

  /** Notes that an object may be about to become visible. */
  Path mark(InstanceId id) throws IOException {
    return mark(lastNumber.incrementAndGet(), id);
  }

  /** Notes the same by the name of the object's own file. */
  Path renameToMarker(Path part, InstanceId id) throws IOException {
    Path marker = folder.resolve(Marker.name(lastNumber.incrementAndGet(), id));
    return Files.move(part, marker, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Takes over the markers of sessions that ended without settling, and removes all else they left.
   */
  void adoptLeftovers() throws IOException {
    for (Path other : others()) {
      if (!isOpen(other)) {
        adopt(other);
      }
    }
  }

  /** The identities whose markers were taken over and not forgotten since. */
  List<InstanceId> adopted() throws IOException {
    List<InstanceId> ids = new ArrayList<>();
    for (Path file : list(folder, ADOPTED + "_*")) {
      Marker.parse(file).ifPresent(ids::add);
    }
    return ids;
  }

  /** Removes a marker that was taken over. */
  void forget(InstanceId id) throws IOException {
    Files.deleteIfExists(folder.resolve(Marker.name(ADOPTED, id)));
  }

  /** What is not settled stays and is a leftover from now on. */
  @Override
  public void close() throws IOException {
    try (lock) {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // for the next start
    } finally {
      Files.deleteIfExists(lockOf(folder));
    }
  }

  private Path mark(long number, InstanceId id) throws IOException {
    Path marker = folder.resolve(Marker.name(number, id));
    folders.newFile(marker).close();
    return marker;
  }

  private void adopt(Path other) throws IOException {
    List<Path> left = list(other, "*");
    for (Path file : left) {
      Optional<InstanceId> id = Marker.parse(file);
      if (id.isPresent() && !Files.exists(folder.resolve(Marker.name(ADOPTED, id.get())))) {
        mark(ADOPTED, id.get());
      }
    }
    folders.force(folder);
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(other);
    Files.deleteIfExists(lockOf(other));
  }

  private void refuseNeighbours() throws IOException {
    for (Path other : others()) {
      if (!other.getFileName().toString().startsWith(PROCESS) && isOpen(other)) {
        throw new IOException("another process has it open, and there are no hard links here");
      }
    }
  }

  private List<Path> others() throws IOException {
    List<Path> folders = list(Folders.parentOf(folder), "*");
    folders.removeIf(path -> path.equals(folder) || !Files.isDirectory(path));
    return folders;
  }

  private static boolean isOpen(Path other) throws IOException {
    if (other.getFileName().toString().startsWith(PROCESS)) {
      return Files.exists(lockOf(other));
    }
    try (FileChannel channel = FileChannel.open(lockOf(other), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  private static List<Path> list(Path folder, String pattern) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
      stream.forEach(paths::add);
    } catch (NoSuchFileException e) {
      // another start cleans too, and was faster
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return paths;
  }
}
