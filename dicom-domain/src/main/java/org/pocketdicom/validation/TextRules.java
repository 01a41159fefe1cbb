package org.pocketdicom.validation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DateTime;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.TimeOfDay;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.error.MalformedDicom;

/** What a VR says of its values that are text (PS3.5 6.2, table 6.2-1). */
final class TextRules {

  private static final String STANDARD_ROOT = "1.2.840.10008.";
  private static final String CONTEXT_GROUPS = STANDARD_ROOT + "6.1.";
  private static final String NO_URI = "\"<>\\^`{|}";

  private static final Pattern ZERO_BEFORE_DIGIT = Pattern.compile("\\.0\\d");
  private static final int NAME_GROUPS = 3;
  private static final int NAME_COMPONENTS = 5;
  private static final int NAME_LENGTH = 64;

  record Problem(Rule rule, String message) {}

  private TextRules() {}

  static void check(DataElement element, EncodedValue encoded, Place place) {
    if (!element.isInCharacterSet()) {
      place.say(
          element.vr().usesSpecificCharacterSet() ? Rule.CHARACTER_SET : Rule.VALUE_REPERTOIRE,
          element.tag(),
          "bytes that the character set does not have");
    }
    checkPadding(element, encoded, place);
    element.strings().stream()
        .filter(value -> !value.isEmpty())
        .map(value -> problem(element.vr(), value))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(problem -> place.say(problem.rule, element.tag(), problem.message));
  }

  private static void checkPadding(DataElement element, EncodedValue encoded, Place place) {
    int length = encoded.length();
    int last = length == 0 ? -1 : encoded.unsignedByte(length - 1);
    if (element.vr() != Vr.UI) {
      if (last == 0) {
        place.say(Rule.PADDING, element.tag(), "padded with NUL, not with a space");
      }
    } else if (last == ' ') {
      place.say(Rule.PADDING, element.tag(), "padded with a space, not with NUL");
    } else if (last == 0 && length > 1 && encoded.unsignedByte(length - 2) == 0) {
      place.say(Rule.PADDING, element.tag(), "padded with more than one NUL");
    }
  }

  /** What is wrong with one value that is not empty. */
  static Optional<Problem> problem(Vr vr, String value) {
    if (value.codePointCount(0, value.length()) > longest(vr)) {
      return Optional.of(new Problem(Rule.VALUE_LENGTH, "longer than " + longest(vr)));
    }
    if (!value.codePoints().allMatch(repertoire(vr))) {
      return Optional.of(new Problem(Rule.VALUE_REPERTOIRE, "characters that " + vr + " has not"));
    }
    return format(vr, value);
  }

  /** Characters of a value; where a VR has no such limit, or its form implies it, there is none. */
  private static int longest(Vr vr) {
    return switch (vr) {
      case AE, CS, DS, SH -> 16;
      case IS -> 12;
      case LO, UI -> 64;
      case ST -> 1024;
      case LT -> 10240;
      default -> Integer.MAX_VALUE;
    };
  }

  private static IntPredicate repertoire(Vr vr) {
    return switch (vr) {
      case AE -> c -> c >= ' ' && c < 0x7F;
      case CS -> c -> c >= 'A' && c <= 'Z' || isDigit(c) || c == ' ' || c == '_';
      case LO, SH, PN, UC -> c -> !Character.isISOControl(c);
      case LT, ST, UT ->
          c -> !Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\f' || c == '\r';
      case UR -> c -> c > ' ' && c < 0x7F && NO_URI.indexOf(c) < 0;
      default -> c -> true;
    };
  }

  private static Optional<Problem> format(Vr vr, String value) {
    return switch (vr) {
      case AS -> require(isAge(value), "not three digits and D, W, M or Y");
      case DA -> require(isDate(value), "not a date YYYYMMDD");
      case TM -> require(isTime(value), "not a time HHMMSS.FFFFFF or the beginning of one");
      case DT -> require(isDateTime(value), "not a date and time YYYYMMDDHHMMSS.FFFFFF&ZZXX");
      case DS -> require(isDecimal(value), "not a decimal number");
      case IS -> require(isInteger(value), "not an integer of 32 bits");
      case PN -> name(value);
      case UI -> uid(value);
      default -> Optional.empty();
    };
  }

  private static Optional<Problem> require(boolean holds, String message) {
    return holds ? Optional.empty() : Optional.of(new Problem(Rule.VALUE_FORMAT, message));
  }

  private static boolean isAge(String value) {
    return value.length() == 4
        && value.chars().limit(3).allMatch(TextRules::isDigit)
        && "DWMY".indexOf(value.charAt(3)) >= 0;
  }

  private static boolean isDate(String value) {
    return value.length() == 8 && isRead(DateTime::parse, value);
  }

  // By their length, what readers take beyond the standard is none: colons, a seventh digit.
  private static boolean isTime(String value) {
    return value.length() <= "HHMMSS.FFFFFF".length()
        && value.indexOf(':') < 0
        && isRead(TimeOfDay::parse, value);
  }

  private static boolean isDateTime(String value) {
    int fraction = "YYYYMMDDHHMMSS.FFFFFF".length();
    boolean fits = value.length() <= fraction || "+-".indexOf(value.charAt(fraction)) >= 0;
    return fits && !value.endsWith("-0000") && isRead(DateTime::parse, value);
  }

  // Java's grammars are those of DS and IS.
  private static boolean isDecimal(String value) {
    return isRead(BigDecimal::new, value);
  }

  private static boolean isInteger(String value) {
    return isRead(Integer::parseInt, value);
  }

  private static boolean isRead(Consumer<String> reading, String value) {
    try {
      reading.accept(value);
      return true;
    } catch (MalformedDicom | NumberFormatException e) {
      return false;
    }
  }

  private static Optional<Problem> name(String value) {
    String[] groups = value.split("=", -1);
    if (groups.length > NAME_GROUPS) {
      return Optional.of(new Problem(Rule.VALUE_FORMAT, "more than three component groups"));
    }
    for (String group : groups) {
      if (group.codePointCount(0, group.length()) > NAME_LENGTH) {
        return Optional.of(
            new Problem(Rule.VALUE_LENGTH, "a component group is longer than " + NAME_LENGTH));
      }
      if (group.chars().filter(c -> c == '^').count() >= NAME_COMPONENTS) {
        return Optional.of(new Problem(Rule.VALUE_FORMAT, "more than five components"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> uid(String value) {
    boolean leadingZero =
        value.startsWith("0") && !value.startsWith("0.") || ZERO_BEFORE_DIGIT.matcher(value).find();
    if (!Uid.isValid(value) || leadingZero) {
      return Optional.of(new Problem(Rule.VALUE_FORMAT, "not a UID (PS3.5 9.1)"));
    }
    boolean standard = value.startsWith(STANDARD_ROOT) && !value.startsWith(CONTEXT_GROUPS);
    return standard && Uids.keyword(value).or(() -> Uids.name(value)).isEmpty()
        ? Optional.of(
            new Problem(Rule.UNKNOWN_UID, "below the standard's root, not in its registry"))
        : Optional.empty();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
