package org.pocketdicom.codecs.png;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A chunk (5.3): its length, its type, what it holds, and a checksum of the last two. Reusable once
 * written.
 */
final class Chunk {

  private static final int PREFIX = 8;
  private static final int CHECKSUM = 4;

  private final ByteBuffer buffer;

  Chunk(String type, int capacity) {
    buffer = ByteBuffer.allocate(PREFIX + capacity + CHECKSUM);
    buffer.position(4).put(type.getBytes(StandardCharsets.US_ASCII));
  }

  Chunk put(int value) {
    buffer.put((byte) value);
    return this;
  }

  Chunk putInt(int value) {
    buffer.putInt(value);
    return this;
  }

  Chunk put(byte[] source, int count) {
    buffer.put(source, 0, count);
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(buffer.array(), 4, buffer.position() - 4);
    buffer.putInt(0, buffer.position() - PREFIX);
    buffer.putInt((int) checksum.getValue());
    out.write(buffer.array(), 0, buffer.position());
    buffer.position(PREFIX);
  }
}
