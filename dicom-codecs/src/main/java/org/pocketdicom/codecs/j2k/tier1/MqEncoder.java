package org.pocketdicom.codecs.j2k.tier1;

import static org.pocketdicom.codecs.j2k.tier1.MqStates.qe;
import static org.pocketdicom.codecs.j2k.tier1.MqStates.symbol;

import java.util.Arrays;

/** The MQ encoder (C.2). Hot. */
final class MqEncoder {

  private final int[] contexts = new int[MqStates.CONTEXTS];
  private byte[] data = new byte[1 << 13];

  /** The place of the last byte, whose carry is still open; a byte before the first is 0. */
  private int position;

  private int a;
  private int c;
  private int shifts;

  /** Begins a codeword segment, all contexts as at first (INITENC, figure C.3). */
  void begin() {
    MqStates.reset(contexts);
    position = 0;
    data[0] = 0;
    a = 0x8000;
    c = 0;
    shifts = 12;
  }

  /** CODE1 and CODE0 with CODEMPS and CODELPS (figures C.4 to C.7). */
  void encode(int context, int bit) {
    int state = contexts[context];
    int qe = qe(state) >> 8;
    boolean isMore = bit == symbol(state);
    a -= qe;
    if (isMore && (a & 0x8000) != 0) {
      c += qe;
      return;
    }
    // The larger part of the interval is that of the more probable symbol.
    if (isMore == a >= qe) {
      c += qe;
    } else {
      a = qe;
    }
    contexts[context] = MqStates.next(state, isMore ? -1 : 0);
    renormalize();
  }

  /** RENORME (figure C.8). */
  private void renormalize() {
    do {
      a <<= 1;
      c <<= 1;
      if (--shifts == 0) {
        writeByte();
      }
    } while ((a & 0x8000) == 0);
  }

  /** BYTEOUT (figure C.9). */
  private void writeByte() {
    if (data[position] != -1 && c >= 0x8000000) {
      data[position]++;
      c &= 0x7FFFFFF;
    }
    boolean isStuffed = data[position] == -1;
    shifts = isStuffed ? 7 : 8;
    if (++position == data.length) {
      data = Arrays.copyOf(data, 2 * position);
    }
    int shift = isStuffed ? 20 : 19;
    data[position] = (byte) (c >> shift);
    c &= (1 << shift) - 1;
  }

  /** Ends the segment (FLUSH, figure C.11) and returns its bytes. */
  byte[] finish() {
    int limit = c + a;
    c |= 0xFFFF;
    if (c >= limit) {
      c -= 0x8000;
    }
    c <<= shifts;
    writeByte();
    c <<= shifts;
    writeByte();
    int end = data[position] == -1 ? position : position + 1;
    return Arrays.copyOfRange(data, 1, end);
  }
}
