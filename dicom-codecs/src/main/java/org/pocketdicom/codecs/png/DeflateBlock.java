package org.pocketdicom.codecs.png;

import org.pocketdicom.codecs.huffman.CodeLengths;

/**
 * Writes blocks of deflate (RFC 1951, 3.2.3), each with its own codes or, if less, as it is.
 * Reusable.
 */
final class DeflateBlock {

  private static final int STORED = 0;
  private static final int DYNAMIC = 2;
  private static final int LONGEST_STORED = 0xFFFF;
  private static final int END = 256;
  private static final int FIRST_LENGTH = 257;
  private static final int LONGEST_CODE = 15;
  // What the lengths of the codes take, about.
  private static final int BITS_OF_CODES = 800;
  private static final int LONGEST_CODE_LENGTH_CODE = 7;

  /** The order in which the lengths of the code for lengths are written (3.2.7). */
  private static final int[] CODE_LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final Repetitions repetitions = new Repetitions();

  /** Writes the first bytes of an array. */
  void write(byte[] bytes, int length, boolean isLast, BitSink out) {
    repetitions.find(bytes, length);
    int[] symbols = new int[286];
    int[] distances = new int[30];
    long extraBits = count(bytes, length, symbols, distances);
    Code symbolCode = new Code(symbols, LONGEST_CODE);
    Code distanceCode = new Code(distances, LONGEST_CODE);
    long bits = extraBits + symbolCode.bits(symbols) + distanceCode.bits(distances);
    if (bits + BITS_OF_CODES >= 8L * length) {
      store(bytes, length, isLast, out);
    } else {
      out.put((isLast ? 1 : 0) | DYNAMIC << 1, 3);
      writeCodes(symbolCode, distanceCode, out);
      writeBytes(bytes, length, symbolCode, distanceCode, out);
    }
  }

  private static void store(byte[] bytes, int length, boolean isLast, BitSink out) {
    for (int from = 0; from < length; from += LONGEST_STORED) {
      int count = Math.min(LONGEST_STORED, length - from);
      out.put((isLast && from + count == length ? 1 : 0) | STORED << 1, 3);
      out.align();
      out.put(count | (~count & 0xFFFFL) << 16, 32);
      out.put(bytes, from, count);
    }
  }

  /** Counts how often each symbol is to be written, and returns the bits that go with them. */
  private long count(byte[] bytes, int length, int[] symbols, int[] distances) {
    long extraBits = 0;
    int at = 0;
    for (int i = 0; i < repetitions.count(); i++) {
      countLiterals(bytes, at, at + repetitions.literals(i), symbols);
      at += repetitions.literals(i) + repetitions.length(i);
      int ofLength = lengthSymbol(repetitions.length(i));
      int ofDistance = distanceSymbol(repetitions.distance(i));
      symbols[ofLength]++;
      distances[ofDistance]++;
      extraBits += lengthExtraBits(ofLength) + distanceExtraBits(ofDistance);
    }
    countLiterals(bytes, at, length, symbols);
    symbols[END] = 1;
    return extraBits;
  }

  private static void countLiterals(byte[] bytes, int from, int to, int[] symbols) {
    for (int i = from; i < to; i++) {
      symbols[bytes[i] & 0xFF]++;
    }
  }

  private static void writeCodes(Code symbolCode, Code distanceCode, BitSink out) {
    int symbols = Math.max(FIRST_LENGTH, symbolCode.used());
    int distances = Math.max(1, distanceCode.used());
    int[] counts = new int[19];
    for (int i = 0; i < symbols; i++) {
      counts[symbolCode.length(i)]++;
    }
    for (int i = 0; i < distances; i++) {
      counts[distanceCode.length(i)]++;
    }
    Code lengthCode = new Code(counts, LONGEST_CODE_LENGTH_CODE);
    out.put(symbols - 257 | (distances - 1) << 5 | (CODE_LENGTH_ORDER.length - 4) << 10, 14);
    for (int i : CODE_LENGTH_ORDER) {
      out.put(lengthCode.length(i), 3);
    }
    for (int i = 0; i < symbols; i++) {
      lengthCode.write(symbolCode.length(i), out);
    }
    for (int i = 0; i < distances; i++) {
      lengthCode.write(distanceCode.length(i), out);
    }
  }

  private void writeBytes(
      byte[] bytes, int length, Code symbolCode, Code distanceCode, BitSink out) {
    int at = 0;
    for (int i = 0; i < repetitions.count(); i++) {
      int to = at + repetitions.literals(i);
      out.putCodes(bytes, at, to, symbolCode.codes);
      at = to + repetitions.length(i);
      int ofLength = lengthSymbol(repetitions.length(i));
      symbolCode.write(ofLength, out);
      out.put(repetitions.length(i) - shortest(ofLength), lengthExtraBits(ofLength));
      int ofDistance = distanceSymbol(repetitions.distance(i));
      distanceCode.write(ofDistance, out);
      int extra = distanceExtraBits(ofDistance);
      out.put((repetitions.distance(i) - 1) & ((1 << extra) - 1), extra);
    }
    out.putCodes(bytes, at, length, symbolCode.codes);
    symbolCode.write(END, out);
  }

  /** 3.2.5: four symbols for each power of two, the longest length has one of its own. */
  private static int lengthSymbol(int length) {
    if (length == Repetitions.LONGEST) {
      return 285;
    }
    int above = length - 3;
    int extra = Math.max(0, 29 - Integer.numberOfLeadingZeros(above));
    return FIRST_LENGTH + 4 * extra + (above >> extra);
  }

  private static int lengthExtraBits(int symbol) {
    return symbol == 285 ? 0 : Math.max(0, (symbol - FIRST_LENGTH) / 4 - 1);
  }

  /** The shortest length that a symbol stands for. */
  private static int shortest(int symbol) {
    int extra = lengthExtraBits(symbol);
    return symbol == 285 ? Repetitions.LONGEST : 3 + (symbol - FIRST_LENGTH - 4 * extra << extra);
  }

  /** 3.2.5: two symbols for each power of two. */
  private static int distanceSymbol(int distance) {
    int above = distance - 1;
    int extra = Math.max(0, 30 - Integer.numberOfLeadingZeros(above));
    return 2 * extra + (above >> extra);
  }

  private static int distanceExtraBits(int symbol) {
    return Math.max(0, symbol / 2 - 1);
  }

  /** A code of Huffman's, each with its highest bit first (3.2.2). */
  private static final class Code {

    private final int[] lengths;
    // As BitSink wants them.
    private final int[] codes;

    Code(int[] frequencies, int longest) {
      lengths = CodeLengths.of(frequencies, longest);
      codes = new int[lengths.length];
      int code = 0;
      for (int length = 1; length <= longest; length++) {
        for (int symbol = 0; symbol < lengths.length; symbol++) {
          if (lengths[symbol] == length) {
            codes[symbol] = Integer.reverse(code++) >>> -length | length << 16;
          }
        }
        code <<= 1;
      }
    }

    void write(int symbol, BitSink out) {
      out.put(codes[symbol] & 0xFFFF, lengths[symbol]);
    }

    int length(int symbol) {
      return lengths[symbol];
    }

    /** How many symbols there are, without those behind the last that occurs. */
    int used() {
      int used = lengths.length;
      while (used > 0 && lengths[used - 1] == 0) {
        used--;
      }
      return used;
    }

    long bits(int[] frequencies) {
      long bits = 0;
      for (int i = 0; i < lengths.length; i++) {
        bits += (long) frequencies[i] * lengths[i];
      }
      return bits;
    }
  }
}
