package org.pocketdicom.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a value of bytes or words, by its VR (PS3.5 6.2). A rest that is no whole number
 * is left out.
 */
final class BinaryNumbers {

  private final Vr vr;
  private final EncodedValue encoded;
  private final int unit;

  BinaryNumbers(Vr vr, EncodedValue encoded) {
    this.vr = vr;
    this.encoded = encoded;
    this.unit = vr.unit();
  }

  int count() {
    return encoded.length() / unit;
  }

  /** In decimal, tags as {@code (gggg,eeee)}. */
  List<String> strings() {
    List<String> result = new ArrayList<>(count());
    for (int i = 0; i < count(); i++) {
      result.add(string(i));
    }
    return result;
  }

  private String string(int index) {
    return switch (vr) {
      case AT -> Tag.toString(encoded.tagAt(index * unit));
      case FL, OF -> Float.toString(floatAt(index));
      case FD, OD -> Double.toString(doubleAt(index));
      case UV, OV -> Long.toUnsignedString(encoded.longAt(index * unit));
      default -> Long.toString(longAt(index));
    };
  }

  /**
   * An integer; of UV and OV the 64 bits, whatever the sign; of floating point what is before the
   * point.
   */
  long longAt(int index) {
    int at = index * unit;
    return switch (vr) {
      case US, OW -> encoded.shortAt(at) & 0xFFFF;
      case SS -> encoded.shortAt(at);
      case AT -> encoded.tagAt(at);
      case UL, OL -> encoded.intAt(at) & 0xFFFFFFFFL;
      case SL -> encoded.intAt(at);
      case SV, UV, OV -> encoded.longAt(at);
      case FL, OF -> (long) floatAt(index);
      case FD, OD -> (long) doubleAt(index);
      default -> encoded.unsignedByte(at);
    };
  }

  /** The nearest binary floating point. */
  double doubleAt(int index) {
    int at = index * unit;
    return switch (vr) {
      case FL, OF -> floatAt(index);
      case FD, OD -> Double.longBitsToDouble(encoded.longAt(at));
      case UV, OV -> unsigned(encoded.longAt(at)).doubleValue();
      default -> longAt(index);
    };
  }

  /** The number exactly; of floating point its shortest decimal form. */
  BigDecimal decimalAt(int index) {
    return switch (vr) {
      case FL, OF, FD, OD -> new BigDecimal(string(index));
      case UV, OV -> new BigDecimal(unsigned(encoded.longAt(index * unit)));
      default -> BigDecimal.valueOf(longAt(index));
    };
  }

  /** Whether every 64-bit number is one of {@code long}. */
  boolean isLong(int index) {
    return vr != Vr.UV && vr != Vr.OV || encoded.longAt(index * unit) >= 0;
  }

  private float floatAt(int index) {
    return Float.intBitsToFloat(encoded.intAt(index * unit));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
