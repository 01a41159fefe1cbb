package org.pocketdicom.codecs.jpegxl.entropy;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/** A canonical prefix code as Brotli has it (RFC 7932, 3.2 to 3.5). Hot. */
final class PrefixCode {

  static final int MAX_LENGTH = 15;

  private static final int ROOT_BITS = 9;

  /** The order in which the lengths of the codes for lengths stand. */
  private static final byte[] ORDER = {
    1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  /** The fixed code in which those stand: of four bits, the number of bits and the length. */
  private static final byte[] ORDER_BITS = {2, 2, 2, 3, 2, 2, 2, 4, 2, 2, 2, 3, 2, 2, 2, 4};

  private static final byte[] ORDER_LENGTHS = {0, 4, 3, 2, 0, 4, 3, 1, 0, 4, 3, 2, 0, 4, 3, 5};

  /**
   * For each of the next bits a symbol and, in the lowest 4 bits, the length; 0 if it is longer.
   */
  private final int[] root;

  /** The symbols by their codes. */
  private final int[] symbols;

  /** How many codes are of a length. */
  private final int[] counts = new int[MAX_LENGTH + 1];

  /** A code of one symbol takes no bits. */
  private PrefixCode(int symbol) {
    root = new int[0];
    symbols = new int[] {symbol};
  }

  private PrefixCode(int[] lengths) {
    int used = 0;
    for (int length : lengths) {
      counts[length] += length > 0 ? 1 : 0;
      used += length > 0 ? 1 : 0;
    }
    symbols = new int[used];
    int[] next = new int[MAX_LENGTH + 2];
    for (int length = 1; length <= MAX_LENGTH; length++) {
      next[length + 1] = next[length] + counts[length];
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[next[lengths[symbol]]++] = symbol;
      }
    }
    root = new int[1 << ROOT_BITS];
    fillRoot();
  }

  private void fillRoot() {
    int code = 0;
    int at = 0;
    for (int length = 1; length <= ROOT_BITS; length++, code <<= 1) {
      for (int i = 0; i < counts[length]; i++, code++, at++) {
        int first = Integer.reverse(code) >>> Integer.SIZE - length;
        for (int bits = first; bits < root.length; bits += 1 << length) {
          root[bits] = symbols[at] << 4 | length;
        }
      }
    }
  }

  static PrefixCode read(JxlBits bits, int alphabet) {
    if (alphabet == 1) {
      return new PrefixCode(0);
    }
    int skipped = bits.u(2);
    return skipped == 1 ? readSimple(bits, alphabet) : readLengths(bits, alphabet, skipped);
  }

  private static PrefixCode readSimple(JxlBits bits, int alphabet) {
    int count = bits.u(2) + 1;
    int[] listed = new int[count];
    for (int i = 0; i < count; i++) {
      listed[i] = bits.u(HybridInteger.log2Up(alphabet));
      for (int j = 0; j < i; j++) {
        require(listed[i] != listed[j]);
      }
      require(listed[i] < alphabet);
    }
    if (count == 1) {
      return new PrefixCode(listed[0]);
    }
    boolean even = count == 2 || count == 4 && !bits.bool();
    int[] lengths = new int[alphabet];
    for (int i = 0; i < count; i++) {
      lengths[listed[i]] = even ? count / 2 : Math.min(i + 1, count - 1);
    }
    return new PrefixCode(lengths);
  }

  private static PrefixCode readLengths(JxlBits bits, int alphabet, int skipped) {
    PrefixCode code = readCodeOfLengths(bits, skipped);
    int[] lengths = new int[alphabet];
    int space = 1 << MAX_LENGTH;
    int last = 8;
    int repeated = 0;
    int repeat = 0;
    int at = 0;
    while (at < alphabet && space > 0) {
      int length = code.symbol(bits);
      if (length < 16) {
        repeat = 0;
        lengths[at++] = length;
        last = length > 0 ? length : last;
        space -= length > 0 ? 1 << MAX_LENGTH - length : 0;
        continue;
      }
      int again = length == 16 ? last : 0;
      repeat = again == repeated ? repeat : 0;
      repeated = again;
      int before = repeat;
      repeat = (Math.max(0, repeat - 2) << length - 14) + bits.u(length - 14) + 3;
      int more = repeat - before;
      require(more <= alphabet - at);
      Arrays.fill(lengths, at, at + more, again);
      at += more;
      space -= again > 0 ? more << MAX_LENGTH - again : 0;
    }
    require(space == 0);
    return new PrefixCode(lengths);
  }

  private static PrefixCode readCodeOfLengths(JxlBits bits, int skipped) {
    int[] lengths = new int[ORDER.length];
    int space = 32;
    int used = 0;
    int only = 0;
    for (int i = skipped; i < ORDER.length && space > 0; i++) {
      int index = bits.peek(4);
      bits.skip(ORDER_BITS[index]);
      int length = ORDER_LENGTHS[index];
      if (length > 0) {
        lengths[ORDER[i]] = length;
        only = ORDER[i];
        used++;
        space -= 32 >> length;
      }
    }
    if (used == 1) {
      return new PrefixCode(only);
    }
    require(space == 0);
    return new PrefixCode(lengths);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new MalformedDicom("an impossible prefix code of JPEG XL");
    }
  }

  /** The next symbol. */
  int symbol(JxlBits bits) {
    if (root.length == 0) {
      return symbols[0];
    }
    int next = bits.peek(MAX_LENGTH);
    int entry = root[next & root.length - 1];
    if (entry != 0) {
      bits.skip(entry & 15);
      return entry >> 4;
    }
    return longSymbol(next, bits);
  }

  private int longSymbol(int next, JxlBits bits) {
    int code = 0;
    int at = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      code = code << 1 | next >> length - 1 & 1;
      if (code < counts[length]) {
        bits.skip(length);
        return symbols[at + code];
      }
      // Relative to the first code of the next length.
      code -= counts[length];
      at += counts[length];
    }
    throw new MalformedDicom("JPEG XL data holds no code");
  }
}
