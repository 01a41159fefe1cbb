package org.pocketdicom.dictionary;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Reads a resource that the dictionary's generator wrote: arrays one after the other, each with the
 * number of its values before it, all numbers big-endian. Arrays are copied in bulk, so that a
 * table costs no more than reading its bytes.
 */
final class TableReader {

  private final ByteBuffer bytes;

  private TableReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  static TableReader open(String name) {
    try (InputStream in = TableReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new TableReader(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    byte[] values = new byte[bytes.getInt()];
    bytes.get(values);
    return values;
  }

  short[] shorts() {
    short[] values = new short[bytes.getInt()];
    bytes.asShortBuffer().get(values);
    skip(values.length * Short.BYTES);
    return values;
  }

  int[] ints() {
    int[] values = new int[bytes.getInt()];
    bytes.asIntBuffer().get(values);
    skip(values.length * Integer.BYTES);
    return values;
  }

  private void skip(int count) {
    bytes.position(bytes.position() + count);
  }
}
