package org.pocketdicom.codecs.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Collects bits, the first of a byte in its lowest (RFC 1951, 3.1.1). */
final class BitSink {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int length;
  // Fewer than 8 between two calls.
  private long pending;
  private int pendingBits;

  /**
   * @param capacity in bytes, of what is taken between two calls of {@link #drainTo}
   */
  BitSink(int capacity) {
    bytes = new byte[capacity + Long.BYTES];
  }

  /** Appends the lowest bits, of which there are at most 56, and of the value no others are set. */
  void put(long value, int bits) {
    pending |= value << pendingBits;
    pendingBits += bits;
    LONGS.set(bytes, length, pending);
    length += pendingBits >>> 3;
    pending >>>= pendingBits & ~7;
    pendingBits &= 7;
  }

  /**
   * Appends the code of each byte, three at a time.
   *
   * @param codes for each byte, its code and above 16 bits how many bits it has, at most 15
   */
  void putCodes(byte[] source, int from, int to, int[] codes) {
    int at = from;
    for (; at + 2 < to; at += 3) {
      int first = codes[source[at] & 0xFF];
      int second = codes[source[at + 1] & 0xFF];
      int third = codes[source[at + 2] & 0xFF];
      int two = (first >>> 16) + (second >>> 16);
      put(
          (first & 0xFFFF)
              | (long) (second & 0xFFFF) << (first >>> 16)
              | (long) (third & 0xFFFF) << two,
          two + (third >>> 16));
    }
    for (; at < to; at++) {
      int code = codes[source[at] & 0xFF];
      put(code & 0xFFFF, code >>> 16);
    }
  }

  void align() {
    put(0, -pendingBits & 7);
  }

  /** Appends bytes; what came before must have filled its last one. */
  void put(byte[] source, int from, int count) {
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /** Hands over the whole bytes. */
  void drainTo(Chunk chunk) {
    chunk.put(bytes, length);
    length = 0;
  }
}
