package org.pocketdicom.codecs.jpegxl.entropy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.pocketdicom.error.MalformedDicom;

/**
 * Reads a part of a codestream, the lowest bit of each byte first, and the field types of headers
 * (Annex B). Hot.
 */
public final class JxlBits {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] data;
  private final int end;
  private int position;

  /** Bits that were read ahead, the next one lowest; above {@link #count} they mean nothing. */
  private long window;

  private int count;

  /**
   * Reads some bytes of an array.
   *
   * @param from the first
   * @param end behind the last
   */
  public JxlBits(byte[] data, int from, int end) {
    this.data = data;
    this.end = end;
    position = from;
  }

  /**
   * A number of up to 32 bits, unsigned.
   *
   * @throws MalformedDicom behind the end, as all that reads here
   */
  public int u(int bits) {
    int value = peek(bits);
    skip(bits);
    return value;
  }

  /** One bit. */
  public boolean bool() {
    return u(1) != 0;
  }

  /** The next bits, up to 32 of them; behind the end there are zeros. */
  public int peek(int bits) {
    if (count < bits) {
      fill();
    }
    return (int) (window & (1L << bits) - 1);
  }

  /** Passes over bits that were peeked at. */
  public void skip(int bits) {
    window >>>= bits;
    count -= bits;
    if (count < 0) {
      throw new MalformedDicom("JPEG XL data ends early, at byte " + position);
    }
  }

  /** U32: two bits choose one of four numbers, each a constant plus so many bits. */
  public int u32(int c0, int bits0, int c1, int bits1, int c2, int bits2, int c3, int bits3) {
    return switch (u(2)) {
      case 0 -> c0 + u(bits0);
      case 1 -> c1 + u(bits1);
      case 2 -> c2 + u(bits2);
      default -> c3 + u(bits3);
    };
  }

  /** U64, in 2 to 73 bits. */
  public long u64() {
    return switch (u(2)) {
      case 0 -> 0L;
      case 1 -> 1L + u(4);
      case 2 -> 17L + u(8);
      default -> longNumber();
    };
  }

  private long longNumber() {
    long value = u(12);
    int shift = 12;
    while (bool()) {
      if (shift == 60) {
        return value | (long) u(4) << shift;
      }
      value |= (long) u(8) << shift;
      shift += 8;
    }
    return value;
  }

  /** F16: a finite number of half precision. */
  public float f16() {
    short bits = (short) u(16);
    float value = Float.float16ToFloat(bits);
    if (!Float.isFinite(value)) {
      throw new MalformedDicom("a JPEG XL number that is not finite, before byte " + position);
    }
    return value;
  }

  /** Enum: a number below 64. */
  public int enumeration() {
    return u32(0, 0, 1, 0, 2, 4, 18, 6);
  }

  /** Passes over a name, which bundles may have. */
  public void skipName() {
    skipLong(8L * u32(0, 0, 0, 4, 16, 5, 48, 10));
  }

  /** Passes over the extensions that end a bundle. */
  public void skipExtensions() {
    long length = 0;
    for (long extensions = u64(); extensions != 0; extensions &= extensions - 1) {
      long size = u64();
      if (size < 0 || size > Integer.MAX_VALUE) {
        throw new MalformedDicom("an impossible extension of JPEG XL");
      }
      length += size;
    }
    skipLong(length);
  }

  private void skipLong(long length) {
    for (long left = length; left > 0; left -= Integer.SIZE) {
      u((int) Math.min(left, Integer.SIZE));
    }
  }

  /** A number in 1 to 12 bits with {@code lengthBits} 3, to 20 with 4; small ones are short. */
  int variable(int lengthBits) {
    if (!bool()) {
      return 0;
    }
    int bits = u(lengthBits);
    return (1 << bits) + u(bits);
  }

  /** ZeroPadToByte: passes over the rest of a byte. */
  public void align() {
    if (u(count & 7) != 0) {
      throw new MalformedDicom("JPEG XL padding that is not zero, before byte " + position);
    }
  }

  /** The next byte's index in the array, after {@link #align}. */
  public int position() {
    return position - (count >> 3);
  }

  /** Reads ahead, so that 56 bits are there unless the end comes first. */
  private void fill() {
    if (position <= end - 8) {
      window |= (long) LONG.get(data, position) << count;
      position += (63 - count) >> 3;
      count |= 56;
      return;
    }
    window &= (1L << count) - 1;
    while (count <= 48 && position < end) {
      window |= (data[position++] & 0xFFL) << count;
      count += 8;
    }
  }
}
