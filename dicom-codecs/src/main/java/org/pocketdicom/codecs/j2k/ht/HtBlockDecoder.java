package org.pocketdicom.codecs.j2k.ht;

import java.util.Arrays;
import org.pocketdicom.codecs.j2k.tier1.CodewordSegments;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * Decodes high-throughput code-blocks: the cleanup pass here (T.814 7.3), the others by {@link
 * Refinement}. Meant to be used again for the next block. Hot.
 *
 * <p>A quad is two by two samples, numbered column by column. Each row of quads is read twice: once
 * for what is significant and how large it can be, from the MEL and VLC streams, and once for
 * magnitudes and signs, from the MagSgn stream.
 */
public final class HtBlockDecoder {

  private static final int MAX_EXPONENT = 30;
  private static final int LONGEST_SUFFIX = 4079;

  private final MelDecoder mel = new MelDecoder();
  private final BackwardBits vlc = new BackwardBits();
  private final ForwardBits magnitudes = new ForwardBits();
  private final Refinement refinement = new Refinement();

  /** By quad, with one at each end that is never significant: entries of {@link VlcTable}. */
  private int[] quads = {};

  /** By quad: what is added to the predicted exponent bound. */
  private int[] offsets = {};

  /** By sample, one at each end: the exponents in the row above, and in the current one. */
  private int[] above = {};

  private int[] exponents = {};

  /** The two rows of samples. */
  private int[] upper = {};

  private int[] lower = {};

  /**
   * Decodes the passes there are.
   *
   * @param style of code-blocks (table A.19)
   * @param bitPlanes from the first that is not left out, at most 30
   * @param output takes width × height coefficients, row by row: the sign in the highest bit; the
   *     magnitude doubled, and in the middle of what the bit planes left open
   */
  public void decode(
      CodewordSegments segments, int style, int bitPlanes, int width, int height, int[] output) {
    Arrays.fill(output, 0, width * height, 0);
    if (segments.count() == 0 || segments.end(0) == segments.start(0)) {
      return;
    }
    if (segments.count() > 2) {
      throw new UnsupportedDicom("HTJ2K code-blocks with several cleanup passes");
    }
    int plane = bitPlanes - 1 - segments.passes(0) / 3;
    if (plane < 0) {
      throw new MalformedDicom("an HTJ2K code-block of more passes than bit planes");
    }
    begin(segments, width);
    int across = (width + 1) / 2;
    for (int y = 0; y < height; y += 2) {
      if (y == 0) {
        readFirstQuads(across);
      } else {
        readQuads(across);
      }
      readMagnitudes(across, plane);
      System.arraycopy(upper, 0, output, y * width, width);
      if (y + 1 < height) {
        System.arraycopy(lower, 0, output, (y + 1) * width, width);
      }
    }
    if (segments.count() == 2 && plane > 0) {
      refinement.decode(segments, style, plane, width, height, output);
    }
  }

  private void begin(CodewordSegments segments, int width) {
    byte[] bytes = segments.bytes();
    int start = segments.start(0);
    int end = segments.end(0);
    int suffix = end - start < 2 ? 0 : (bytes[end - 1] & 0xFF) << 4 | bytes[end - 2] & 15;
    if (suffix < 2 || suffix > end - start || suffix > LONGEST_SUFFIX) {
      throw new MalformedDicom("an HTJ2K cleanup segment with a suffix of " + suffix + " bytes");
    }
    magnitudes.begin(bytes, start, end - suffix, 0xFF);
    mel.begin(bytes, end - suffix, end - 1);
    vlc.beginWithHalf(bytes, end - suffix, end - 2);
    // One quad more than there are, as they are read in pairs, and one at each end.
    int size = width / 2 + 4;
    if (quads.length < size) {
      quads = new int[size];
      offsets = new int[size];
      above = new int[2 * size];
      exponents = new int[2 * size];
      upper = new int[2 * size];
      lower = new int[2 * size];
    }
    Arrays.fill(quads, 0);
    Arrays.fill(above, 0);
    Arrays.fill(exponents, 0);
  }

  /** The first row: contexts by the quad on the left, exponent bounds from 1 (7.3.5, 7.3.6). */
  private void readFirstQuads(int across) {
    short[] table = VlcTable.INITIAL.decoding();
    int left = 0;
    for (int q = 1; q <= across; q += 2) {
      int first = readQuad(table, firstContext(left));
      int second = q < across ? readQuad(table, firstContext(first)) : 0;
      left = second;
      quads[q] = first;
      quads[q + 1] = second;
      boolean both = (first & second & 8) != 0;
      if (both && mel.next()) {
        readOffsets(q, first, second, false);
        offsets[q] += 2;
        offsets[q + 1] += 2;
      } else {
        readOffsets(q, first, second, both);
      }
    }
  }

  private static int firstContext(int left) {
    return (left >> 4 | left >> 5) & 1 | left >> 5 & 6;
  }

  private void readQuads(int across) {
    short[] table = VlcTable.FURTHER.decoding();
    int left = 0;
    int aboveLeft = 0;
    for (int q = 1; q <= across; q += 2) {
      int above = quads[q];
      int aboveRight = quads[q + 1];
      int first = readQuad(table, context(left, aboveLeft, above, aboveRight));
      int second =
          q < across ? readQuad(table, context(first, above, aboveRight, quads[q + 2])) : 0;
      left = second;
      aboveLeft = aboveRight;
      quads[q] = first;
      quads[q + 1] = second;
      readOffsets(q, first, second, false);
    }
  }

  /** By the significance of the samples around (equation 2): in bits 4 to 7 of quads. */
  private static int context(int left, int aboveLeft, int above, int aboveRight) {
    int west = left >> 6 | left >> 7;
    int north = aboveLeft >> 7 | above >> 5;
    int northEast = above >> 7 | aboveRight >> 5;
    return north & 1 | (west & 1) << 1 | (northEast & 1) << 2;
  }

  private int readQuad(short[] table, int context) {
    if (context == 0 && !mel.next()) {
      return 0;
    }
    int entry = table[context << 7 | (int) vlc.peek() & 0x7F] & 0xFFFF;
    vlc.skip(entry & 7);
    return entry;
  }

  /**
   * U-VLC codes of a pair of quads (7.3.6, table 3): prefixes, suffixes, extensions.
   *
   * @param shortSecond behind a long prefix the other quad's is one bit
   */
  private void readOffsets(int q, int first, int second, boolean shortSecond) {
    long bits = vlc.peek();
    int one = prefix(bits) & -(first >> 3 & 1);
    int taken = Math.min(one, 3);
    int other;
    if (shortSecond && one > 2) {
      other = 1 + (int) (bits >> taken & 1);
      taken++;
    } else {
      other = prefix(bits >> taken) & -(second >> 3 & 1);
      taken += Math.min(other, 3);
    }
    int oneSuffix = suffixBits(one);
    int otherSuffix = suffixBits(other);
    int oneMore = (int) (bits >> taken) & (1 << oneSuffix) - 1;
    taken += oneSuffix;
    int otherMore = (int) (bits >> taken) & (1 << otherSuffix) - 1;
    taken += otherSuffix;
    if (oneMore >= 28) {
      oneMore += (int) (bits >> taken & 15) << 2;
      taken += 4;
    }
    if (otherMore >= 28) {
      otherMore += (int) (bits >> taken & 15) << 2;
      taken += 4;
    }
    vlc.skip(taken);
    offsets[q] = one + oneMore;
    offsets[q + 1] = other + otherMore;
  }

  /** 1, 2, 3 or 5, by the next three bits. */
  private static int prefix(long bits) {
    return 0x12131215 >> 4 * ((int) bits & 7) & 7;
  }

  /** One bit behind a prefix of 3, five behind one of 5. */
  private static int suffixBits(int prefix) {
    return 0x501000 >> 4 * prefix & 7;
  }

  /**
   * Magnitudes and signs of a row of quads (7.3.7, 7.3.8). Without branches: a sample that is not
   * significant has no bits.
   */
  private void readMagnitudes(int across, int plane) {
    int[] swap = above;
    above = exponents;
    exponents = swap;
    for (int q = 1, x = 0; q <= across; q++, x += 2) {
      int quad = quads[q];
      int bound = offsets[q] + predicted(quad >> 4 & 15, x);
      if (bound + plane > MAX_EXPONENT) {
        throw new MalformedDicom("an HTJ2K code-block of too large magnitudes");
      }
      int value = readMagnitude(quad, bound);
      upper[x] = coefficient(value, quad, plane);
      value = readMagnitude(quad >> 1, bound);
      lower[x] = coefficient(value, quad >> 1, plane);
      exponents[x + 1] = exponent(value, quad >> 1);
      value = readMagnitude(quad >> 2, bound);
      upper[x + 1] = coefficient(value, quad >> 2, plane);
      value = readMagnitude(quad >> 3, bound);
      lower[x + 1] = coefficient(value, quad >> 3, plane);
      exponents[x + 2] = exponent(value, quad >> 3);
    }
  }

  /** Twice a magnitude minus two, and the sign in the lowest bit; of the quad's sample 0. */
  private int readMagnitude(int quad, int bound) {
    int bits = bound - (quad >> 12 & 1) & -(quad >> 4 & 1);
    int value = (int) (magnitudes.peek() & (1L << bits) - 1);
    magnitudes.skip(bits);
    return value | (quad >> 8 & 1) << bits;
  }

  private static int coefficient(int value, int quad, int plane) {
    return (value << 31 | (value | 1) + 2 << plane) & -(quad >> 4 & 1);
  }

  private static int exponent(int value, int quad) {
    return 32 - Integer.numberOfLeadingZeros(value | 1) & -(quad >> 4 & 1);
  }

  /** The predicted exponent bound by the samples above (7.3.7, equation 5). */
  private int predicted(int rho, int x) {
    if ((rho & rho - 1) == 0) {
      return 1;
    }
    int largest = Math.max(Math.max(above[x], above[x + 1]), Math.max(above[x + 2], above[x + 3]));
    return Math.max(1, largest - 1);
  }
}
