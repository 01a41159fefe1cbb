package org.pocketdicom.codecs.j2k.tier1;

import java.util.Arrays;

/**
 * The probability states of the MQ coder (table C.2), one int for each state and sense of the more
 * probable symbol. From the lowest bit on: the number of the next state after a less probable
 * symbol (7 bits), the more probable symbol (1), Qe (16), and the number of the next state after a
 * more probable symbol (7). State n with symbol s is number 2n + s.
 */
final class MqStates {

  /** Contexts, by their label in table D.1 to D.4. */
  static final int CONTEXTS = 19;

  static final int RUN_LENGTH = 17;
  static final int UNIFORM = 18;

  private static final int[] TABLE = new int[2 * 47];
  private static final String ROWS =
      """
      5601 1 1 1, 3401 2 6 0, 1801 3 9 0, 0AC1 4 12 0, 0521 5 29 0, 0221 38 33 0, 5601 7 6 1,
      5401 8 14 0, 4801 9 14 0, 3801 10 14 0, 3001 11 17 0, 2401 12 18 0, 1C01 13 20 0,
      1601 29 21 0, 5601 15 14 1, 5401 16 14 0, 5101 17 15 0, 4801 18 16 0, 3801 19 17 0,
      3401 20 18 0, 3001 21 19 0, 2801 22 19 0, 2401 23 20 0, 2201 24 21 0, 1C01 25 22 0,
      1801 26 23 0, 1601 27 24 0, 1401 28 25 0, 1201 29 26 0, 1101 30 27 0, 0AC1 31 28 0,
      09C1 32 29 0, 08A1 33 30 0, 0521 34 31 0, 0441 35 32 0, 02A1 36 33 0, 0221 37 34 0,
      0141 38 35 0, 0111 39 36 0, 0085 40 37 0, 0049 41 38 0, 0025 42 39 0, 0015 43 40 0,
      0009 44 41 0, 0005 45 42 0, 0001 45 43 0, 5601 46 46 0
      """;

  static {
    String[] rows = ROWS.split(",");
    for (int i = 0; i < rows.length; i++) {
      String[] row = rows[i].strip().split(" ");
      int qe = Integer.parseInt(row[0], 16);
      int afterMore = 2 * Integer.parseInt(row[1]);
      int afterLess = 2 * Integer.parseInt(row[2]);
      int exchange = Integer.parseInt(row[3]);
      for (int symbol = 0; symbol < 2; symbol++) {
        TABLE[2 * i + symbol] =
            afterMore + symbol << 24 | qe << 8 | symbol << 7 | afterLess + (symbol ^ exchange);
      }
    }
  }

  private MqStates() {}

  /** Qe, times 256. */
  static int qe(int state) {
    return state & 0xFFFF00;
  }

  static int symbol(int state) {
    return state >> 7 & 1;
  }

  /**
   * The next state.
   *
   * @param more all bits set after a more probable symbol, else none
   */
  static int next(int state, int more) {
    return TABLE[state >> 24 & more | state & 0x7F & ~more];
  }

  /** All contexts as they begin (table D.7). */
  static void reset(int[] contexts) {
    Arrays.fill(contexts, TABLE[0]);
    contexts[0] = TABLE[2 * 4];
    contexts[RUN_LENGTH] = TABLE[2 * 3];
    contexts[UNIFORM] = TABLE[2 * 46];
  }
}
