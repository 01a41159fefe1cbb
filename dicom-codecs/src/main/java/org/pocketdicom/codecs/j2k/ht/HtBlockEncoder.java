package org.pocketdicom.codecs.j2k.ht;

import java.util.Arrays;

/**
 * Encodes high-throughput code-blocks: one cleanup pass down to the lowest bit plane (T.814 7.3),
 * which is all that lossless coding needs. Meant to be used again for the next block. Hot.
 */
public final class HtBlockEncoder {

  private static final int MAGNITUDE = Integer.MAX_VALUE;

  private final MelEncoder mel = new MelEncoder();
  private final StuffedBytes vlc = new StuffedBytes(true);
  private final StuffedBytes magnitudes = new StuffedBytes(false);

  /** By sample, with a border of one above and on the left, and of three on the right. */
  private int[] exponents = {};

  private int[] samples = {};
  private int width;
  private int stride;

  /**
   * Encodes a block.
   *
   * @param input width × height coefficients, not all zero, row by row: the sign in the highest
   *     bit, and the magnitude
   */
  public byte[] encode(int width, int height, int[] input) {
    begin(width, height, input);
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 4) {
        encodePair(x, y);
      }
    }
    mel.finish();
    vlc.finishWithZeros();
    magnitudes.finishWithOnes();
    return segment();
  }

  private void begin(int width, int height, int[] input) {
    this.width = width;
    samples = input;
    stride = width + 4;
    int size = stride * (height + 2);
    if (exponents.length < size) {
      exponents = new int[size];
    }
    Arrays.fill(exponents, 0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int magnitude = input[y * width + x] & MAGNITUDE;
        // The least E with 2m − 1 < 2^E.
        exponents[place(x, y)] =
            magnitude == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(2 * magnitude - 1);
      }
    }
    mel.begin();
    magnitudes.begin();
    vlc.begin();
    // The place of the suffix's length, which counts as ones.
    vlc.write(15, 4);
  }

  private int place(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  private void encodePair(int x, int y) {
    int first = encodeQuad(x, y);
    int second = x + 2 < width ? encodeQuad(x + 2, y) : 0;
    if (y == 0 && first > 0 && second > 0) {
      boolean both = first > 2 && second > 2;
      mel.write(both);
      writeOffsets(both ? first - 2 : first, both ? second - 2 : second, !both);
    } else {
      writeOffsets(first, second, false);
    }
  }

  /** Writes a quad but for what is added to the predicted exponent bound, which is returned. */
  private int encodeQuad(int x, int y) {
    int at = place(x, y);
    int rho = 0;
    int bound = predicted(at, y);
    int largest = 0;
    for (int n = 0; n < 4; n++) {
      int exponent = exponent(at, n);
      rho |= exponent > 0 ? 1 << n : 0;
      largest = Math.max(largest, exponent);
    }
    // Only quads with several significant samples are predicted (7.3.7).
    bound = (rho & rho - 1) == 0 ? 1 : bound;
    int offset = Math.max(0, largest - bound);
    int reached = 0;
    for (int n = 0; n < 4 && offset > 0; n++) {
      reached |= exponent(at, n) == largest ? 1 << n : 0;
    }
    int context = y == 0 ? firstContext(at) : context(at);
    if (context == 0) {
      mel.write(rho != 0);
    }
    if (context == 0 && rho == 0) {
      return 0;
    }
    VlcTable table = y == 0 ? VlcTable.INITIAL : VlcTable.FURTHER;
    int codeword = table.encoding(context, rho, reached);
    vlc.write(codeword >> 4 & 0x7F, codeword & 15);
    writeMagnitudes(x, y, rho, bound + offset, codeword >> 12);
    return offset;
  }

  /** Of the samples of a quad, numbered column by column. */
  private int exponent(int at, int n) {
    return exponents[at + (n >> 1) + (n & 1) * stride];
  }

  private int predicted(int at, int y) {
    if (y == 0) {
      return 1;
    }
    int above = at - stride;
    int left = Math.max(exponents[above - 1], exponents[above]);
    int right = Math.max(exponents[above + 1], exponents[above + 2]);
    return Math.max(1, Math.max(left, right) - 1);
  }

  private int significant(int at) {
    return exponents[at] > 0 ? 1 : 0;
  }

  private int firstContext(int at) {
    return significant(at - 2)
        | significant(at - 2 + stride)
        | significant(at - 1) << 1
        | significant(at - 1 + stride) << 2;
  }

  private int context(int at) {
    int above = at - stride;
    return significant(above - 1)
        | significant(above)
        | (significant(at - 1) | significant(at - 1 + stride)) << 1
        | (significant(above + 1) | significant(above + 2)) << 2;
  }

  /** Magnitudes less one, and the sign as the lowest bit; a known highest bit is left out. */
  private void writeMagnitudes(int x, int y, int rho, int bound, int known) {
    for (int n = 0; n < 4; n++) {
      if ((rho >> n & 1) != 0) {
        int sample = samples[(y + (n & 1)) * width + x + (n >> 1)];
        int value = (sample & MAGNITUDE) - 1 << 1 | sample >>> 31;
        magnitudes.write(value, bound - (known >> n & 1));
      }
    }
  }

  /** U-VLC codes (table 3). */
  private void writeOffsets(int first, int second, boolean shortSecond) {
    writePrefix(first);
    boolean isShort = shortSecond && first > 2;
    if (isShort) {
      vlc.write(second - 1, 1);
    } else {
      writePrefix(second);
    }
    writeSuffix(first);
    if (!isShort) {
      writeSuffix(second);
    }
    writeExtension(first);
    writeExtension(second);
  }

  private void writePrefix(int offset) {
    if (offset > 0) {
      vlc.write(offset == 1 ? 1 : offset == 2 ? 2 : offset < 5 ? 4 : 0, Math.min(offset, 3));
    }
  }

  private void writeSuffix(int offset) {
    if (offset >= 5) {
      int suffix = offset - 5;
      vlc.write(suffix < 28 ? suffix : 28 + (suffix & 3), 5);
    } else if (offset >= 3) {
      vlc.write(offset - 3, 1);
    }
  }

  private void writeExtension(int offset) {
    if (offset >= 33) {
      vlc.write(offset - 33 >> 2, 4);
    }
  }

  /** MagSgn, MEL, VLC from its end, and the length of the latter two (7.1.1). */
  private byte[] segment() {
    int suffix = mel.size() + vlc.size() + 1;
    byte[] segment = new byte[magnitudes.size() + suffix];
    int to = 0;
    for (int i = 0; i < magnitudes.size(); i++) {
      segment[to++] = magnitudes.get(i);
    }
    for (int i = 0; i < mel.size(); i++) {
      segment[to++] = mel.get(i);
    }
    for (int i = vlc.size() - 1; i >= 0; i--) {
      segment[to++] = vlc.get(i);
    }
    segment[to - 1] = (byte) (segment[to - 1] & 0xF0 | suffix & 15);
    segment[to] = (byte) (suffix >> 4);
    return segment;
  }
}
