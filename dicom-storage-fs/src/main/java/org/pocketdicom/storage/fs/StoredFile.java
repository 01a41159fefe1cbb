package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.port.StoredObject;

/** An object in its file. */
final class StoredFile implements StoredObject {

  private final Path file;
  private final FileSource bytes;

  private StoredFile(Path file, FileSource bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static StoredFile open(Path file) throws IOException {
    return new StoredFile(file, FileSource.open(file));
  }

  @Override
  public Optional<Instant> storedAt() {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty(); // deleted since it was opened
    }
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    return bytes.read(position, target, offset, length);
  }

  @Override
  public Optional<FileChannel> file() {
    return Optional.of(bytes.channel());
  }

  @Override
  public void close() {
    bytes.close();
  }
}
