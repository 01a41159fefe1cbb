package org.pocketdicom.codecs.j2k.ht;

/** The adaptive run-length code of events that are mostly 0 (T.814 7.1.3, 7.3.3). */
final class MelDecoder {

  /** The exponents of the run lengths (table 2). */
  private static final String EXPONENTS = "0001112223345";

  static final int LAST_STATE = EXPONENTS.length() - 1;

  private byte[] data = {};
  private int position;
  private int end;
  private int current;
  private int left;
  private int state;
  private int run;
  private boolean oneFollows;

  /** Reads a stream whose last byte has only its upper half; the lower one counts as ones. */
  void begin(byte[] bytes, int from, int to) {
    data = bytes;
    position = from;
    end = to;
    current = 0;
    left = 0;
    state = 0;
    run = 0;
    oneFollows = false;
  }

  /** The next event (figure 9). */
  boolean next() {
    if (run == 0 && !oneFollows) {
      startRun();
    }
    if (run > 0) {
      run--;
      return false;
    }
    oneFollows = false;
    return true;
  }

  private void startRun() {
    int exponent = exponent(state);
    if (bit() == 1) {
      run = 1 << exponent;
      state = Math.min(state + 1, LAST_STATE);
      return;
    }
    for (int i = 0; i < exponent; i++) {
      run = run << 1 | bit();
    }
    state = Math.max(state - 1, 0);
    oneFollows = true;
  }

  /** The binary logarithm of the length of runs. */
  static int exponent(int state) {
    return EXPONENTS.charAt(state) - '0';
  }

  private int bit() {
    if (left == 0) {
      left = current == 0xFF ? 7 : 8;
      current = position < end ? data[position] & 0xFF : 0xFF;
      if (position == end - 1) {
        current |= 15;
      }
      position++;
    }
    return current >> --left & 1;
  }
}
