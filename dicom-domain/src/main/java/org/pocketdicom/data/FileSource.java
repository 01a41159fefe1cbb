package org.pocketdicom.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pocketdicom.error.StorageUnavailable;

/** A file as a {@link ByteSource}, by positional reads. Whoever opens it closes it. */
public final class FileSource implements ByteSource {

  // The JDK copies what it reads through direct memory of this size, and keeps that for each
  // thread.
  private static final int CHUNK = 256 << 10;

  private final FileChannel channel;
  private final long size;

  private FileSource(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens a file for reading.
   *
   * @throws IOException if it is not there or may not be read
   */
  public static FileSource open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileSource(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  /** The open file, which is closed with this. */
  public FileChannel channel() {
    return channel;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    try {
      return channel.read(ByteBuffer.wrap(target, offset, Math.min(length, CHUNK)), position);
    } catch (IOException e) {
      throw new StorageUnavailable("cannot read the file at byte " + position, e);
    }
  }

  /** Between files the operating system copies, without any byte in the heap. */
  @Override
  public void transferTo(long position, long length, WritableByteChannel target)
      throws IOException {
    long done = 0;
    for (long n = 1; target instanceof FileChannel && done < length && n > 0; done += n) {
      n = channel.transferTo(position + done, length - done, target);
    }
    ByteSource.super.transferTo(position + done, length - done, target);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageUnavailable("cannot close the file", e);
    }
  }
}
