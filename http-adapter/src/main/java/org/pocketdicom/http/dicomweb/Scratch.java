package org.pocketdicom.http.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.StorageUnavailable;

/** A file without a name, gone when it is closed or the program ends. */
final class Scratch implements ByteSource {

  private final FileChannel channel;

  Scratch(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "stow", ".tmp");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Appends bytes to an even length and gives their number, the padding aside. */
  long append(InputStream bytes) throws IOException {
    channel.position(channel.size());
    byte[] chunk = new byte[64 << 10];
    long length = 0;
    for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
      write(ByteBuffer.wrap(chunk, 0, n));
      length += n;
    }
    if (length % 2 == 1) {
      write(ByteBuffer.allocate(1));
    }
    return length;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Empties the file, to be written anew. */
  FileChannel emptied() throws IOException {
    return channel.truncate(0);
  }

  /** Reads from the first byte. */
  InputStream content() throws IOException {
    return Channels.newInputStream(channel.position(0));
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    try {
      return channel.read(ByteBuffer.wrap(target, offset, length), position);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static StorageUnavailable unreadable(IOException cause) {
    return new StorageUnavailable("a scratch file can't be used", cause);
  }
}
