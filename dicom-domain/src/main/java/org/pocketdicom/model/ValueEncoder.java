package org.pocketdicom.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

/** Encodes values that were read as text (PS3.5 6.2), little endian and in UTF-8. */
public final class ValueEncoder {

  // No number of 64 bits needs more; BigDecimal would take its time for a million digits.
  private static final int MAX_INTEGER = 32;

  private ValueEncoder() {}

  /**
   * Encodes the values of an element.
   *
   * @param text values separated by backslashes; text VRs keep it as it is
   * @return without padding; empty if a value is none of that VR
   */
  public static Optional<byte[]> encode(String text, Vr vr) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    return switch (vr.kind()) {
      case TEXT -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
      case BINARY -> binary(text, vr);
      case BYTES, SEQUENCE -> Optional.empty();
    };
  }

  private static Optional<byte[]> binary(String text, Vr vr) {
    int count = 1 + (int) text.chars().filter(c -> c == '\\').count();
    ByteBuffer out = ByteBuffer.allocate(count * vr.unit()).order(ByteOrder.LITTLE_ENDIAN);
    try {
      for (int from = 0; from <= text.length(); ) {
        int end = text.indexOf('\\', from);
        end = end < 0 ? text.length() : end;
        put(text.substring(from, end).strip(), vr, out);
        from = end + 1;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
    return Optional.of(out.array());
  }

  private static void put(String value, Vr vr, ByteBuffer out) {
    switch (vr) {
      case US -> out.putShort((short) integer(value, 0, 0xFFFF));
      case SS -> out.putShort((short) integer(value, Short.MIN_VALUE, Short.MAX_VALUE));
      case UL -> out.putInt((int) integer(value, 0, 0xFFFF_FFFFL));
      case SL -> out.putInt((int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case SV -> out.putLong(integer(value, Long.MIN_VALUE, Long.MAX_VALUE));
      case UV -> out.putLong(unsigned(value));
      case AT -> {
        int tag = Tag.parse(value).orElseThrow(IllegalArgumentException::new);
        out.putShort((short) Tag.group(tag)).putShort((short) tag);
      }
      case FL -> out.putFloat((float) real(value, Float::parseFloat));
      case FD -> out.putDouble(real(value, Double::parseDouble));
      default -> throw new IllegalArgumentException("not binary");
    }
  }

  private static long integer(String value, long least, long most) {
    long number = exact(value).longValueExact();
    if (number < least || number > most) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static long unsigned(String value) {
    BigInteger number = exact(value).toBigIntegerExact();
    if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
      throw new IllegalArgumentException("out of range");
    }
    return number.longValue();
  }

  // Also 5.0 and 1e3, which some languages make of whole numbers.
  private static BigDecimal exact(String value) {
    if (value.length() > MAX_INTEGER) {
      throw new IllegalArgumentException("too long");
    }
    BigDecimal number = new BigDecimal(value);
    if (Math.abs((long) number.scale()) > MAX_INTEGER) {
      throw new IllegalArgumentException("too large");
    }
    return number;
  }

  // Java's own parsers take more than decimals, and take what is too large for infinite.
  private static double real(String value, ToDoubleFunction<String> parser) {
    return switch (value) {
      case "NaN", "nan" -> Double.NaN;
      case "inf", "+inf", "INF", "+INF", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        double number = parser.applyAsDouble(value);
        if (Double.isInfinite(number) || !value.chars().allMatch(ValueEncoder::isOfDecimal)) {
          throw new IllegalArgumentException("no decimal number, or too large");
        }
        yield number;
      }
    };
  }

  private static boolean isOfDecimal(int c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
