package org.pocketdicom.codecs.jpegxl.entropy;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/** The numbers that were read, and the repetition of some of them: LZ77 (Annex C). Hot. */
final class Repetition {

  private static final int LOG_WINDOW = 20;

  /** Short distances in a picture, as steps to the right, upwards: they are the first codes. */
  private static final byte[] STEPS_RIGHT = {
    0, 1, 1, -1, 0, 2, 1, -1, 2, -2, 2, -2, 0, 3, 1, -1, 3, -3, 2, -2, 3, -3, 0, 4, 1, -1, 4, -4, 3,
    -3, 2, -2, 4, -4, 0, 3, -3, 4, -4, 5, 1, -1, 5, -5, 2, -2, 5, -5, 4, -4, 3, -3, 5, -5, 0, 6, 1,
    -1, 6, -6, 2, -2, 6, -6, 4, -4, 5, -5, 3, -3, 6, -6, 0, 7, 1, -1, 5, -5, 7, -7, 4, -4, 6, -6, 2,
    -2, 7, -7, 3, -3, 7, -7, 5, -5, 6, -6, 8, 4, -4, 7, -7, 8, 8, 6, -6, 8, 5, -5, 7, -7, 8, 6, -6,
    7, -7, 8, 7, -7, 8, 8
  };

  private static final byte[] STEPS_UP = {
    1, 0, 1, 1, 2, 0, 2, 2, 1, 1, 2, 2, 3, 0, 3, 3, 1, 1, 3, 3, 2, 2, 4, 0, 4, 4, 1, 1, 3, 3, 4, 4,
    2, 2, 5, 4, 4, 3, 3, 0, 5, 5, 1, 1, 5, 5, 2, 2, 4, 4, 5, 5, 3, 3, 6, 0, 6, 6, 1, 1, 6, 6, 2, 2,
    5, 5, 4, 4, 6, 6, 3, 3, 7, 0, 7, 7, 5, 5, 1, 1, 6, 6, 4, 4, 7, 7, 2, 2, 7, 7, 3, 3, 6, 6, 5, 5,
    0, 7, 7, 4, 4, 1, 2, 6, 6, 3, 7, 7, 5, 5, 4, 7, 7, 6, 6, 5, 7, 7, 6, 7
  };

  private final EntropyCode.Lz77 lz77;
  private final int width;

  /** The last numbers, at their index modulo its length; it grows up to 2^20. */
  private int[] window = new int[1 << 10];

  private int count;
  private int from;
  private int left;

  /**
   * @param width of a picture in which distances are steps, or 0
   */
  Repetition(EntropyCode.Lz77 lz77, int width) {
    this.lz77 = lz77;
    this.width = width;
  }

  /** Whether the next number is a repeated one. */
  boolean goesOn() {
    return left > 0;
  }

  /** Whether a repetition begins with a symbol. */
  boolean begins(int symbol) {
    return symbol >= lz77.firstSymbol();
  }

  /** How long a repetition is by the symbol that begins it. */
  int length(int symbol, JxlBits bits) {
    int length = lz77.lengths().value(symbol - lz77.firstSymbol(), bits);
    if (length < 0 || length > Integer.MAX_VALUE - lz77.leastLength()) {
      throw new MalformedDicom("an impossible repetition of JPEG XL");
    }
    return length + lz77.leastLength();
  }

  /** Begins one; before the first number there are zeros. */
  void begin(int length, int distanceCode) {
    long distance = distanceCode & 0xFFFFFFFFL;
    if (width == 0) {
      distance++;
    } else if (distance < STEPS_UP.length) {
      int code = (int) distance;
      distance = Math.max(1, STEPS_RIGHT[code] + (long) width * STEPS_UP[code]);
    } else {
      distance -= STEPS_UP.length - 1;
    }
    left = length;
    from = count - (int) Math.min(distance, Math.min(count, 1 << LOG_WINDOW));
  }

  /** The next number of a repetition. */
  int next() {
    left--;
    return add(from == count ? 0 : window[from++ & window.length - 1]);
  }

  /** Keeps a number that was read. */
  int add(int number) {
    if (count == window.length && window.length < 1 << LOG_WINDOW) {
      window = Arrays.copyOf(window, 2 * window.length);
    }
    window[count++ & window.length - 1] = number;
    return number;
  }
}
