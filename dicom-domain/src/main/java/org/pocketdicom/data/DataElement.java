package org.pocketdicom.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /**
   * The VR that the element was encoded with: UN where the writer of a Data Set did not know the VR
   * that {@link #vr} tells (PS3.5 6.2.2).
   */
  public Vr encodedVr() {
    return value instanceof EncodedValue encoded && encoded.isOfVrUn() ? Vr.UN : vr;
  }

  /**
   * The VR to tell others (PS3.18 F.2.2, PS3.19 A.1.5): {@link #vr}, but for a private element
   * {@link #encodedVr}, because what is known of those was observed, and is no standard; UN also
   * for a sequence whose Items were not read.
   */
  public Vr statedVr() {
    if (vr == Vr.SQ && value instanceof Value.BulkData) {
      return Vr.UN;
    }
    return Tag.isPrivate(tag) && !Tag.isPrivateCreator(tag) ? encodedVr() : vr;
  }

  /** Whether the Value Length is zero, or a sequence has no items. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /**
   * The items of a sequence, also of one that was encoded as of VR UN; of any other element, none.
   */
  public List<DataSet> items() {
    if (value instanceof Value.Sequence sequence) {
      return sequence.items();
    }
    return value instanceof EncodedValue encoded ? encoded.items() : List.of();
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
        ? TextValues.withoutPadding(encoded.text(characterSet, vr), vr)
        : "";
  }

  /**
   * The values as text: those of a text VR without padding (PS3.5 6.2), numbers in decimal, tags as
   * {@code (gggg,eeee)}. A value of bytes, a sequence, or a value that was left in the object has
   * none. Empty values among others keep their place.
   */
  public List<String> strings() {
    if (!(value instanceof EncodedValue encoded) || encoded.length() == 0) {
      return List.of();
    }
    return switch (vr.kind()) {
      case TEXT -> TextValues.split(encoded.text(characterSet, vr), vr);
      case BINARY -> new BinaryNumbers(vr, encoded).strings();
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
      case TEXT -> Math.max(1, strings().size());
      case BINARY ->
          value instanceof EncodedValue encoded
              ? Math.max(1, new BinaryNumbers(vr, encoded).count())
              : 1;
      case BYTES, SEQUENCE -> 1;
    };
  }

  /**
   * Whether a text value is in the character set that it should be in; see {@link
   * SpecificCharacterSet#canDecode}. What is not in memory, or no text, is.
   */
  public boolean isInCharacterSet() {
    return vr.kind() != Vr.Kind.TEXT
        || !(value instanceof EncodedValue encoded)
        || encoded.isInCharacterSet(characterSet, vr);
  }

  /**
   * The values as integers: of US, SS, UL, SL, IS, DS without a fraction, AT (as a tag), and of
   * words in OW and OB. Empty values are left out.
   *
   * @throws MalformedDicom if a value is not an integer of 32 bits (UL above that range wraps)
   */
  public int[] ints() {
    long[] longs = longs();
    int[] result = new int[longs.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) longs[i];
      if (result[i] != longs[i] && Integer.toUnsignedLong(result[i]) != longs[i]) {
        throw malformed("is not an integer of 32 bits");
      }
    }
    return result;
  }

  /** The first of {@link #ints()}. */
  public OptionalInt integer() {
    int[] all = ints();
    return all.length == 0 ? OptionalInt.empty() : OptionalInt.of(all[0]);
  }

  /**
   * The values as integers, of the VRs of {@link #ints()} and of SV, UV and OV. Empty values are
   * left out.
   *
   * @throws MalformedDicom if a value is not an integer of 64 bits; those of UV above that range
   *     are had by {@link #decimals()}
   */
  public long[] longs() {
    if (!(value instanceof EncodedValue encoded) || vr.kind() == Vr.Kind.SEQUENCE) {
      return new long[0];
    }
    if (vr.kind() == Vr.Kind.TEXT) {
      return decimalTexts().mapToLong(this::exact).toArray();
    }
    BinaryNumbers numbers = new BinaryNumbers(vr, encoded);
    long[] result = new long[numbers.count()];
    for (int i = 0; i < result.length; i++) {
      if (!numbers.isLong(i)) {
        throw malformed("is not an integer of 64 bits");
      }
      result[i] = numbers.longAt(i);
    }
    return result;
  }

  /**
   * The values as binary floating point: of FL, FD, DS, IS and every integer VR. Empty values are
   * left out. What DS and UV say beyond 53 bits is lost; see {@link #decimals()}.
   *
   * @throws MalformedDicom if the text of a value is not a number
   */
  public double[] doubles() {
    if (!(value instanceof EncodedValue encoded) || vr.kind() == Vr.Kind.SEQUENCE) {
      return new double[0];
    }
    if (vr.kind() == Vr.Kind.TEXT) {
      return numberTexts().mapToDouble(Double::parseDouble).toArray();
    }
    BinaryNumbers numbers = new BinaryNumbers(vr, encoded);
    double[] result = new double[numbers.count()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.doubleAt(i);
    }
    return result;
  }

  /** The first of {@link #doubles()}. */
  public OptionalDouble number() {
    double[] all = doubles();
    return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[0]);
  }

  /**
   * The values exactly: of DS and IS the digits that were written, of every integer VR, UV among
   * them, the integer, of FL and FD the shortest decimal that is that number. Empty values are left
   * out.
   *
   * @throws MalformedDicom if a value is not a number, or a floating point one not finite
   */
  public List<BigDecimal> decimals() {
    if (!(value instanceof EncodedValue encoded) || vr.kind() == Vr.Kind.SEQUENCE) {
      return List.of();
    }
    if (vr.kind() == Vr.Kind.TEXT) {
      return decimalTexts().toList();
    }
    BinaryNumbers numbers = new BinaryNumbers(vr, encoded);
    try {
      return IntStream.range(0, numbers.count()).mapToObj(numbers::decimalAt).toList();
    } catch (NumberFormatException e) {
      throw malformed("is not finite");
    }
  }

  /** The values of a person's name (PN); of any other VR, none. Empty values are left out. */
  public List<PersonName> personNames() {
    return values(Vr.PN, PersonName::parse);
  }

  /**
   * The values of a date (DA); of any other VR, none. Empty values are left out.
   *
   * @throws MalformedDicom if a value is no date, {@code YYYYMMDD} or {@code YYYY.MM.DD}
   */
  public List<LocalDate> dates() {
    return values(Vr.DA, DateDigits::date);
  }

  /**
   * The values of a time (TM); of any other VR, none. Empty values are left out.
   *
   * @throws MalformedDicom if a value is none that {@link TimeOfDay#parse} takes
   */
  public List<TimeOfDay> times() {
    return values(Vr.TM, TimeOfDay::parse);
  }

  /**
   * The values of a date with time (DT); of any other VR, none. Empty values are left out.
   *
   * @throws MalformedDicom if a value is none that {@link DateTime#parse} takes
   */
  public List<DateTime> dateTimes() {
    return values(Vr.DT, DateTime::parse);
  }

  private <T> List<T> values(Vr only, Function<String, T> reading) {
    if (vr != only) {
      return List.of();
    }
    try {
      return strings().stream().filter(text -> !text.isEmpty()).map(reading).toList();
    } catch (MalformedDicom e) {
      throw malformed("is " + e.getMessage());
    }
  }

  private Stream<String> numberTexts() {
    return strings().stream().filter(text -> !text.isEmpty()).map(this::checkedNumber);
  }

  private String checkedNumber(String text) {
    if (!DecimalText.isNumber(text)) {
      throw malformed("is not a number (PS3.5 6.2)");
    }
    return text;
  }

  private Stream<BigDecimal> decimalTexts() {
    return numberTexts().map(BigDecimal::new);
  }

  private long exact(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw malformed("is not an integer of 64 bits");
    }
  }

  private MalformedDicom malformed(String what) {
    return new MalformedDicom(vr + " of " + Tag.toString(tag) + " " + what);
  }
}
