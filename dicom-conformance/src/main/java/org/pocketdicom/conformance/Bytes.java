package org.pocketdicom.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes as an immutable value. */
public final class Bytes {

  static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** A copy of an array. */
  public static Bytes of(byte[] array) {
    return new Bytes(array.clone());
  }

  /** Text in UTF-8. */
  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static Bytes join(Bytes... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Bytes piece : pieces) {
      out.writeBytes(piece.array);
    }
    return new Bytes(out.toByteArray());
  }

  /** A copy. */
  public byte[] toArray() {
    return array.clone();
  }

  /** How many. */
  public int size() {
    return array.length;
  }

  /** The bytes from one position to before another. */
  public Bytes slice(int from, int to) {
    return new Bytes(Arrays.copyOfRange(array, from, to));
  }

  /** Without an odd length: with a zero behind, as a Data Element's value is (PS3.5 7.1.1). */
  Bytes padded() {
    return size() % 2 == 0 ? this : join(this, new Bytes(new byte[1]));
  }

  /** Where another run of bytes begins, from a position on; -1 where it does not. */
  int indexOf(Bytes other, int from) {
    for (int i = from; i <= array.length - other.array.length; i++) {
      if (Arrays.equals(array, i, i + other.array.length, other.array, 0, other.array.length)) {
        return i;
      }
    }
    return -1;
  }

  /** As text in UTF-8, what is none replaced. */
  public String utf8() {
    return new String(array, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
