package org.pocketdicom.codecs.j2k.tier1;

import static org.pocketdicom.codecs.j2k.tier1.MqStates.qe;
import static org.pocketdicom.codecs.j2k.tier1.MqStates.symbol;

/**
 * The MQ decoder (C.3). Hot.
 *
 * <p>Register C holds up to four bytes ahead: it is that of the standard times 2^24, and A is times
 * 2^40 accordingly. Both are kept apart: A is {@code a + d}, and C is {@code c + d}. After a
 * renormalization d is as large as it can be with A at least 8000 (hexadecimal) and C not negative.
 * A more probable symbol takes Qe from both; as long as d does not become negative there is nothing
 * else to do. What follows then has no branches, since they could not be predicted.
 */
final class MqDecoder {

  private static final long BASE = 0x8000L << 40;
  private static final int NEXT_BYTE = 32;

  private final int[] contexts = new int[MqStates.CONTEXTS];
  private byte[] data = {};
  private int position;
  private long a;
  private long c;
  private long d;

  /** The shifts before the next byte is needed: CT. */
  private int shifts;

  void resetContexts() {
    MqStates.reset(contexts);
  }

  /**
   * Begins a codeword segment (INITDEC, figure C.10).
   *
   * @param segment with two bytes of FF behind its end, which stand for what isn't there (D.4.1)
   */
  void begin(byte[] segment, int from) {
    data = segment;
    position = from;
    c = (data[position] & 0xFFL) << 40;
    shifts = 0;
    readBytes();
    c <<= 7;
    shifts -= 7;
    a = BASE;
    split();
  }

  /** DECODE (figure C.14). */
  int decode(int context) {
    int state = contexts[context];
    d -= (long) qe(state) << 32;
    return d >= 0 ? symbol(state) : exchange(context, state);
  }

  /** MPS_EXCHANGE and LPS_EXCHANGE (figures C.16 and C.17), RENORMD (figure C.18). */
  private int exchange(int context, int state) {
    long qe = (long) qe(state) << 32;
    a += d;
    c += d;
    long lower = c >> 63;
    int more = (int) ~(lower ^ (a - qe) >> 63);
    c += qe & lower;
    a += (qe - a) & lower;
    contexts[context] = MqStates.next(state, more);
    int needed = Long.numberOfLeadingZeros(a) - 8;
    if (needed > shifts) {
      readBytes();
    }
    a <<= needed;
    c <<= needed;
    shifts -= needed;
    split();
    return symbol(state) ^ 1 + more;
  }

  private void split() {
    d = Math.min(a - BASE, c);
    a -= d;
    c -= d;
  }

  /** BYTEIN (figure C.19), as often as there is room. */
  private void readBytes() {
    while (shifts <= NEXT_BYTE - 8) {
      if (data[position] != -1) {
        position++;
        c += (data[position] & 0xFFL) << NEXT_BYTE - shifts;
        shifts += 8;
      } else if ((data[position + 1] & 0xFF) > 0x8F) {
        c += 0xFFL << NEXT_BYTE - shifts;
        shifts += 8;
      } else {
        position++;
        c += (data[position] & 0xFFL) << NEXT_BYTE + 1 - shifts;
        shifts += 7;
      }
    }
  }
}
