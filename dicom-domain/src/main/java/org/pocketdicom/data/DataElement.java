package org.pocketdicom.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.pocketdicom.error.MalformedDicom;

/**
 * A Data Element (PS3.5 7.1): tag, VR and value. The value is decoded by the methods that ask for
 * it, each time anew.
 *
 * @param characterSet what text is encoded in; that of the Data Set the element was read from
 */
public record DataElement(int tag, Vr vr, Value value, SpecificCharacterSet characterSet) {

  /** An element whose value holds no text, or only the default repertoire. */
  public DataElement(int tag, Vr vr, Value value) {
    this(tag, vr, value, SpecificCharacterSet.DEFAULT);
  }

  /** Whether the Value Length is zero, or a sequence has no items. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /** The items of a sequence; of any other element, none. */
  public List<DataSet> items() {
    return value instanceof Value.Sequence sequence ? sequence.items() : List.of();
  }

  /**
   * The bytes of a value in memory, as they were encoded.
   *
   * @return empty where the value is a sequence or was left in the object
   */
  public Optional<EncodedValue> encoded() {
    return value instanceof EncodedValue encoded ? Optional.of(encoded) : Optional.empty();
  }

  /**
   * The whole text of a text value without its padding, backslashes kept.
   *
   * @return empty text for a value that is not text or not in memory
   */
  public String text() {
    return vr.kind() == Vr.Kind.TEXT && value instanceof EncodedValue encoded
        ? withoutPadding(encoded.text(characterSet, vr), vr)
        : "";
  }

  /**
   * The values as text: those of a text VR without padding (PS3.5 6.2), numbers in decimal, tags as
   * {@code (gggg,eeee)}. A value of bytes, a sequence, or a value that was left in the object has
   * none.
   */
  public List<String> strings() {
    if (!(value instanceof EncodedValue encoded) || encoded.length() == 0) {
      return List.of();
    }
    return switch (vr.kind()) {
      case TEXT -> split(encoded.text(characterSet, vr));
      case BINARY -> numbers(encoded);
      case BYTES, SEQUENCE -> List.of();
    };
  }

  /** The first of {@link #strings()} that is not empty text. */
  public Optional<String> string() {
    List<String> all = strings();
    return all.isEmpty() || all.getFirst().isEmpty()
        ? Optional.empty()
        : Optional.of(all.getFirst());
  }

  /** The number of values (VM): of an empty element 0, of bytes 1, of a sequence 1 (PS3.5 6.4). */
  public int multiplicity() {
    if (isEmpty()) {
      return 0;
    }
    return switch (vr.kind()) {
      case TEXT, BINARY -> Math.max(1, strings().size());
      case BYTES, SEQUENCE -> 1;
    };
  }

  /**
   * The values as integers: of US, SS, UL, SL, IS, DS without a fraction, AT (as a tag), and of
   * words in OW and OB.
   *
   * @throws MalformedDicom if a value is not an integer of 32 bits (UL above that range wraps)
   */
  public int[] ints() {
    if (!(value instanceof EncodedValue encoded) || vr.kind() == Vr.Kind.SEQUENCE) {
      return new int[0];
    }
    if (vr.kind() == Vr.Kind.TEXT) {
      return strings().stream().filter(s -> !s.isEmpty()).mapToInt(this::parseInt).toArray();
    }
    int unit = vr.unit();
    int[] result = new int[encoded.length() / unit];
    for (int i = 0; i < result.length; i++) {
      result[i] = intAt(encoded, i * unit);
    }
    return result;
  }

  private int intAt(EncodedValue encoded, int at) {
    return switch (vr) {
      case US, OW -> encoded.shortAt(at) & 0xFFFF;
      case SS -> encoded.shortAt(at);
      case AT -> encoded.tagAt(at);
      case OB, UN -> encoded.unsignedByte(at);
      case FL, OF -> (int) Float.intBitsToFloat(encoded.intAt(at));
      case FD, OD -> (int) Double.longBitsToDouble(encoded.longAt(at));
      case SV, UV, OV -> exact(encoded.longAt(at));
      default -> encoded.intAt(at);
    };
  }

  private int exact(long number) {
    if (number != (int) number) {
      throw new MalformedDicom(vr + " of " + Tag.toString(tag) + " is not an integer of 32 bits");
    }
    return (int) number;
  }

  /** The first of {@link #ints()}. */
  public OptionalInt integer() {
    int[] all = ints();
    return all.length == 0 ? OptionalInt.empty() : OptionalInt.of(all[0]);
  }

  /**
   * The values as binary floating point: of FL, FD, DS, IS and every integer VR.
   *
   * @throws MalformedDicom if the text of a value is not a number
   */
  public double[] doubles() {
    if (!(value instanceof EncodedValue encoded)) {
      return new double[0];
    }
    return switch (vr.kind()) {
      case TEXT ->
          strings().stream().filter(s -> !s.isEmpty()).mapToDouble(this::parseDouble).toArray();
      case BINARY, BYTES -> binaryDoubles(encoded);
      case SEQUENCE -> new double[0];
    };
  }

  private double[] binaryDoubles(EncodedValue encoded) {
    int unit = vr.unit();
    double[] result = new double[encoded.length() / unit];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          switch (vr) {
            case FL, OF -> Float.intBitsToFloat(encoded.intAt(i * unit));
            case FD, OD -> Double.longBitsToDouble(encoded.longAt(i * unit));
            case UL, OL -> encoded.intAt(i * unit) & 0xFFFFFFFFL;
            case SV -> encoded.longAt(i * unit);
            case UV, OV -> unsigned(encoded.longAt(i * unit)).doubleValue();
            default -> intAt(encoded, i * unit);
          };
    }
    return result;
  }

  /** The first of {@link #doubles()}. */
  public OptionalDouble number() {
    double[] all = doubles();
    return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[0]);
  }

  private List<String> numbers(EncodedValue encoded) {
    int unit = vr.unit();
    int count = encoded.length() / unit;
    List<String> result = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      result.add(number(encoded, i * unit));
    }
    return result;
  }

  private String number(EncodedValue encoded, int at) {
    return switch (vr) {
      case AT -> Tag.toString(encoded.tagAt(at));
      case FL -> Float.toString(Float.intBitsToFloat(encoded.intAt(at)));
      case FD -> Double.toString(Double.longBitsToDouble(encoded.longAt(at)));
      case UL -> Integer.toUnsignedString(encoded.intAt(at));
      case SV -> Long.toString(encoded.longAt(at));
      case UV -> unsigned(encoded.longAt(at)).toString();
      default -> Integer.toString(intAt(encoded, at));
    };
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private List<String> split(String text) {
    if (!vr.isMultiValued()) {
      return List.of(withoutPadding(text, vr));
    }
    if (text.indexOf('\\') < 0) {
      String only = withoutPadding(text, vr);
      return only.isEmpty() ? List.of() : List.of(only);
    }
    List<String> result = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      result.add(withoutPadding(text.substring(from, at), vr));
      from = at + 1;
    }
    result.add(withoutPadding(text.substring(from), vr));
    return result;
  }

  // Leading spaces are significant in LT, ST, UC, UT and are kept in SH, LO and PN as well:
  // dictating otherwise loses what was written.
  private static String withoutPadding(String text, Vr vr) {
    int from = 0;
    int to = text.length();
    while (to > 0 && isPadding(text.charAt(to - 1))) {
      to--;
    }
    while (!keepsLeadingSpace(vr) && from < to && isPadding(text.charAt(from))) {
      from++;
    }
    return text.substring(from, to);
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == 0;
  }

  private static boolean keepsLeadingSpace(Vr vr) {
    return switch (vr) {
      case LT, ST, UC, UT, PN, SH, LO -> true;
      default -> false;
    };
  }

  private int parseInt(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number == Math.rint(number) && Math.abs(number) <= 0xFFFFFFFFL) {
        return (int) (long) number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new MalformedDicom(vr + " of " + Tag.toString(tag) + " is not an integer of 32 bits");
  }

  private double parseDouble(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new MalformedDicom(vr + " of " + Tag.toString(tag) + " is not a number (PS3.5 6.2)", e);
    }
  }
}
