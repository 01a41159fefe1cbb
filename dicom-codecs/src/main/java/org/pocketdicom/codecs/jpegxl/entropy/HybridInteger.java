package org.pocketdicom.codecs.jpegxl.entropy;

import org.pocketdicom.error.MalformedDicom;

/**
 * How numbers are split into a token, which is entropy coded, and bits that stand as they are
 * (Annex C). Numbers below 2^splitExponent are tokens; of others the token has the length, the
 * {@code high} bits below the leading one and the {@code low} lowest bits.
 */
record HybridInteger(int splitExponent, int high, int low) {

  HybridInteger {
    if (high + low > splitExponent) {
      throw new MalformedDicom("JPEG XL tokens of impossible numbers");
    }
  }

  /**
   * @param logAlphabet the bits of the greatest token
   */
  static HybridInteger read(JxlBits bits, int logAlphabet) {
    int split = bits.u(log2Up(logAlphabet + 1));
    if (split == logAlphabet) {
      return new HybridInteger(split, 0, 0);
    }
    int high = bits.u(log2Up(split + 1));
    if (high > split) {
      throw new MalformedDicom("JPEG XL tokens of impossible numbers");
    }
    return new HybridInteger(split, high, bits.u(log2Up(split - high + 1)));
  }

  /** The number of a token, with the bits that belong to it. */
  int value(int token, JxlBits bits) {
    if (token >>> splitExponent == 0) {
      return token;
    }
    int inToken = high + low;
    // More than 31 are not in a sound codestream; they stay harmless.
    int count = splitExponent - inToken + (token - (1 << splitExponent) >> inToken) & 31;
    int leading = 1 << high | token >> low & (1 << high) - 1;
    return (leading << count | bits.u(count)) << low | token & (1 << low) - 1;
  }

  /** The bits that numbers below this one have. */
  static int log2Up(int numbers) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(numbers - 1);
  }
}
