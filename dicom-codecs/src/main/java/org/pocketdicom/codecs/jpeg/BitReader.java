package org.pocketdicom.codecs.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.pocketdicom.error.MalformedDicom;

/** The bits of an entropy-coded segment, up to the next marker (F.2.2.5). Hot: CodecBenchmark. */
final class BitReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final byte[] data;
  private int position;

  /** Bits that were read ahead, the next one on top; behind {@link #count} they mean nothing. */
  private long window;

  private int count;

  BitReader(byte[] data, int position) {
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

  /** DECODE (F.2.2.3). Leaves the bits that {@link #receive} may ask for. */
  int decode(HuffmanTable table) {
    if (count < 32) {
      fill();
    }
    int found = table.find((int) (window >>> 48));
    skip(found >>> 8);
    return found & 0xFF;
  }

  /** RECEIVE and EXTEND (F.2.2.1): a number of up to 16 bits behind a code. */
  int receive(int bits) {
    if (bits == 0) {
      return 0;
    }
    int value = (int) (window >>> (64 - bits));
    skip(bits);
    return extend(value, bits);
  }

  /** RECEIVE (F.2.2.4): 1 to 16 bits, whether or not a code stands before them. */
  int bits(int bits) {
    if (count < bits) {
      fill();
    }
    int value = (int) (window >>> (64 - bits));
    skip(bits);
    return value;
  }

  /**
   * The differences of a line of a lossless scan (H.1.2.2), modulo 2^16, those of a pixel together.
   *
   * @param tables one for each component of the scan
   */
  void differences(DifferenceTable[] tables, int[] line) {
    for (int i = 0; i < line.length; ) {
      for (DifferenceTable table : tables) {
        if (count < 32) {
          fill();
        }
        int found = table.find(window);
        int length = found & 0xFF;
        window <<= length;
        count -= length;
        line[i++] = found >> 16;
      }
    }
    skip(0);
  }

  /** EXTEND (figure F.12): the sign of a number of 1 to 16 bits. */
  static int extend(int value, int bits) {
    return value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
  }

  private void skip(int bits) {
    window <<= bits;
    count -= bits;
    if (count < 0) {
      throw new MalformedDicom("JPEG data ends early at byte " + position);
    }
  }

  /** Reads ahead, so that 32 bits are there unless the marker comes first. */
  private void fill() {
    if (position <= data.length - 8) {
      long next = (long) LONG.get(data, position);
      boolean plain = ((~next - ONES) & next & HIGHS) == 0;
      if (plain && count >= 0) {
        window |= next >>> count;
        position += (63 - count) >> 3;
        count |= 56;
        return;
      }
    }
    fillByBytes();
  }

  /** Where FF is near: its stuffed zero is passed over, a marker ends the bits. */
  private void fillByBytes() {
    while (count <= 56 && position < data.length) {
      int next = data[position];
      if (next == -1) {
        if (position + 1 >= data.length || data[position + 1] != 0) {
          return;
        }
        position++;
      }
      position++;
      window |= (next & 0xFFL) << (56 - count);
      count += 8;
    }
  }
}
