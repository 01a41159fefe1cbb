package org.pocketdicom.codecs.jpegls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.pocketdicom.error.MalformedDicom;

/**
 * The bits of a scan, up to the next marker: the byte behind FF has seven (A.1). Hot:
 * CodecBenchmark.
 */
final class LsBitReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final byte[] data;
  private int position;

  /** Bits that were read ahead, the next one on top; behind {@link #count} they mean nothing. */
  private long window;

  private int count;

  LsBitReader(byte[] data, int position) {
    this.data = data;
    this.position = position;
  }

  /** Where the marker stands once all bits before it are read. */
  int position() {
    return position;
  }

  /** Forgets what is left of the bits before a marker and goes on behind it. */
  void restart(int newPosition) {
    position = newPosition;
    window = 0;
    count = 0;
  }

  /** One bit. */
  boolean bit() {
    return bits(1) != 0;
  }

  /** A number of up to 32 bits. */
  int bits(int bits) {
    if (count < bits) {
      fill();
    }
    int value = (int) (window >>> 1 >>> 63 - bits);
    skip(bits);
    return value;
  }

  /**
   * A number in the limited-length code of Golomb (A.5.3).
   *
   * @param k how many of its low bits stand by themselves
   * @param limit so many zeros mark a number that stands as it is, less 1
   * @param rangeBits the bits of such a number
   */
  int golomb(int k, int limit, int rangeBits) {
    if (count < 32) {
      fill();
    }
    int zeros = Long.numberOfLeadingZeros(window);
    int length = zeros + 1 + k;
    if (zeros < limit && length <= count) {
      int low = (int) (window << zeros << 1 >>> 1 >>> 63 - k);
      window <<= length;
      count -= length;
      return zeros << k | low;
    }
    return longGolomb(k, limit, rangeBits);
  }

  private int longGolomb(int k, int limit, int rangeBits) {
    fill();
    int zeros = Long.numberOfLeadingZeros(window);
    if (zeros > limit) {
      throw new MalformedDicom("JPEG-LS data holds no code, or ends, at byte " + position);
    }
    skip(zeros + 1);
    return zeros < limit ? zeros << k | bits(k) : bits(rangeBits) + 1;
  }

  private void skip(int bits) {
    window <<= bits;
    count -= bits;
    if (count < 0) {
      throw new MalformedDicom("JPEG-LS data ends early at byte " + position);
    }
  }

  /** Reads ahead, so that 49 bits are there unless the marker comes first. */
  private void fill() {
    if (position <= data.length - 8) {
      long next = (long) LONG.get(data, position);
      boolean plain = ((~next - ONES) & next & HIGHS) == 0;
      if (plain) {
        window |= next >>> count;
        position += (63 - count) >> 3;
        count |= 56;
        return;
      }
    }
    fillByBytes();
  }

  /** FF and the seven bits behind it are taken together, so that none stands before the place. */
  private void fillByBytes() {
    while (count <= 48 && position < data.length) {
      int next = data[position] & 0xFF;
      int bits = 8;
      if (next == 0xFF) {
        if (position + 1 >= data.length || data[position + 1] < 0) {
          return;
        }
        next = next << 7 | data[position + 1];
        bits = 15;
        position++;
      }
      position++;
      window |= (long) next << (64 - bits - count);
      count += bits;
    }
  }
}
