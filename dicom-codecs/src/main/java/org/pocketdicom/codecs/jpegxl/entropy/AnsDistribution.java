package org.pocketdicom.codecs.jpegxl.entropy;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/** How often each symbol of a cluster comes, in 4096 (Annex C, ANS distributions). */
final class AnsDistribution {

  static final int LOG_TOTAL = 12;
  static final int TOTAL = 1 << LOG_TOTAL;

  /** In place of a logarithm: so many of the same frequency follow. */
  private static final int REPEAT = 13;

  /** The prefix code of logarithms: of seven bits the number that is read, and the logarithm. */
  private static final byte[] LOG_LENGTHS = new byte[1 << 7];

  private static final byte[] LOGS = new byte[1 << 7];

  static {
    int[] lengths = {5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 6, 7, 7};
    int[] codes = {17, 11, 15, 3, 9, 7, 4, 2, 5, 6, 0, 33, 1, 65};
    for (int log = 0; log < lengths.length; log++) {
      for (int bits = codes[log]; bits < LOGS.length; bits += 1 << lengths[log]) {
        LOG_LENGTHS[bits] = (byte) lengths[log];
        LOGS[bits] = (byte) log;
      }
    }
  }

  private AnsDistribution() {}

  /** The frequencies; their sum is 4096. */
  static int[] read(JxlBits bits) {
    if (bits.bool()) {
      return readOneOrTwo(bits);
    }
    return bits.bool() ? flat(bits.variable(3) + 1) : readFrequencies(bits);
  }

  private static int[] readOneOrTwo(JxlBits bits) {
    boolean two = bits.bool();
    int first = bits.variable(3);
    int second = two ? bits.variable(3) : first;
    int[] frequencies = new int[Math.max(first, second) + 1];
    frequencies[first] = two ? bits.u(LOG_TOTAL) : TOTAL;
    if (two) {
      require(first != second);
      frequencies[second] = TOTAL - frequencies[first];
    }
    return frequencies;
  }

  private static int[] flat(int alphabet) {
    int[] frequencies = new int[alphabet];
    Arrays.fill(frequencies, TOTAL / alphabet);
    for (int i = 0; i < TOTAL % alphabet; i++) {
      frequencies[i]++;
    }
    return frequencies;
  }

  private static int[] readFrequencies(JxlBits bits) {
    int length = 0;
    while (length < 3 && bits.bool()) {
      length++;
    }
    int precision = bits.u(length) + (1 << length) - 1;
    require(precision <= LOG_TOTAL + 1);
    int[] logs = new int[bits.variable(3) + 3];
    int[] repeats = new int[logs.length];
    int greatest = readLogs(bits, logs, repeats);
    return readMantissas(bits, precision, logs, repeats, greatest);
  }

  /** The index of the greatest frequency, which is what the others leave. */
  private static int readLogs(JxlBits bits, int[] logs, int[] repeats) {
    int greatest = -1;
    int i = 0;
    while (i < logs.length) {
      int next = bits.peek(7);
      bits.skip(LOG_LENGTHS[next]);
      logs[i] = LOGS[next];
      if (logs[i] == REPEAT) {
        repeats[i] = bits.variable(3) + 4;
        require(repeats[i] <= logs.length - i);
        i += repeats[i];
        continue;
      }
      if (greatest < 0 || logs[i] > logs[greatest]) {
        greatest = i;
      }
      i++;
    }
    require(greatest >= 0);
    require(greatest + 1 >= logs.length || logs[greatest + 1] != REPEAT);
    return greatest;
  }

  private static int[] readMantissas(
      JxlBits bits, int precision, int[] logs, int[] repeats, int greatest) {
    int[] frequencies = new int[logs.length];
    int left = TOTAL;
    int i = 0;
    while (i < logs.length) {
      int count = Math.max(1, repeats[i]);
      if (repeats[i] > 0) {
        Arrays.fill(frequencies, i, i + count, i > 0 ? frequencies[i - 1] : 0);
      } else if (i != greatest && logs[i] > 0) {
        int log = logs[i] - 1;
        int read = Math.max(0, Math.min(log, precision - (LOG_TOTAL - log >> 1)));
        frequencies[i] = (1 << log) + (bits.u(read) << log - read);
      }
      left -= count * frequencies[i];
      i += count;
    }
    require(left > 0);
    frequencies[greatest] = left;
    return frequencies;
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new MalformedDicom("an impossible ANS distribution of JPEG XL");
    }
  }
}
