package org.pocketdicom.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pocketdicom.data.DateTime;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.Range;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.TimeOfDay;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.error.MalformedDicom;

/** Reads a key's text as its VR has it (PS3.4 C.2.2.2, PS3.18 8.3.4.1). */
final class KeyParser {

  static final String FIRST_DATE = "00000000";
  static final String LAST_DATE = "99999999";
  static final String FIRST_TIME = "000000000000";
  static final String LAST_TIME = "235959999999";

  private static final int MAX_VALUES = 1000;
  private static final int MAX_NUMBER = 64;

  private final KeyPath path;
  private final Vr vr;
  private final String text;

  private KeyParser(KeyPath path, String text) {
    this.path = path;
    this.vr = path.vr() == Vr.UN ? Vr.LO : path.vr();
    this.text = text.strip();
  }

  /**
   * The keys that a text stands for, all of which have to match: several for a name of several
   * component groups.
   *
   * @param zone of dates with times that do not say theirs
   * @throws UnmatchableKey if the VR can't have the value
   */
  static List<MatchingKey> parse(KeyPath path, String text, boolean fuzzy, ZoneOffset zone) {
    KeyParser parser = new KeyParser(path, text);
    if (parser.text.isEmpty()) {
      return List.of(new MatchingKey.Universal());
    }
    return parser.vr == Vr.PN ? parser.names(fuzzy) : List.of(parser.key(zone));
  }

  private MatchingKey key(ZoneOffset zone) {
    return switch (vr) {
      case UI -> uids();
      case DA -> dates();
      case TM -> times();
      case DT -> dateTimes(zone);
      case IS, DS, FL, FD, SL, SS, SV, UL, US, UV -> number();
      case AT -> tag();
      case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT -> text();
      case AS -> age();
      case SQ -> throw wrong("a sequence is matched by the attributes of its Items");
      case OB, OD, OF, OL, OV, OW, UN -> throw wrong("an attribute of VR " + vr + " has no key");
    };
  }

  private List<MatchingKey> names(boolean fuzzy) {
    boolean literal = !fuzzy || isPattern();
    if (!literal) {
      List<String> words = List.copyOf(KeyValues.words(KeyText.ofName(text)));
      return List.of(words.isEmpty() ? new MatchingKey.Universal() : new MatchingKey.Words(words));
    }
    Stream<String> groups = KeyValues.groups(PersonName.parse(text)).map(KeyText::ofName);
    List<MatchingKey> keys =
        groups.filter(group -> !group.isEmpty()).map(this::literal).distinct().toList();
    return keys.isEmpty() ? List.of(new MatchingKey.Universal()) : keys;
  }

  private MatchingKey text() {
    boolean list = vr == Vr.CS && (text.indexOf('\\') >= 0 || text.indexOf(',') >= 0);
    if (list) {
      if (isPattern()) {
        throw wrong("a list of values has no wildcards");
      }
      return new MatchingKey.AnyOf(parts(KeyText::ofText));
    }
    if (vr.isMultiValued() && text.indexOf('\\') >= 0) {
      throw wrong("a key of VR " + vr + " has one value");
    }
    return literal(KeyText.ofText(text));
  }

  private MatchingKey literal(String value) {
    if (value.chars().allMatch(c -> c == '*')) {
      return new MatchingKey.Universal();
    }
    if (!isPattern()) {
      return new MatchingKey.AnyOf(List.of(value));
    }
    if (text.length() > KeyText.MAX_LENGTH) {
      throw wrong("a pattern has at most " + KeyText.MAX_LENGTH + " characters");
    }
    return new MatchingKey.Wildcard(value.replaceAll("\\*+", "*"));
  }

  private boolean isPattern() {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private MatchingKey uids() {
    return new MatchingKey.AnyOf(
        parts(part -> {
          if (!Uid.isValid(part)) {
            throw wrong("not a UID or a list of UIDs (PS3.4 C.2.2.2.2)");
          }
          return part;
        }));
  }

  private List<String> parts(Function<String, String> reading) {
    List<String> parts = List.of(text.split("[\\\\,]", -1));
    if (parts.size() > MAX_VALUES) {
      throw wrong("a list has at most " + MAX_VALUES + " values");
    }
    return parts.stream().map(String::strip).map(reading).distinct().toList();
  }

  private MatchingKey dates() {
    Range<LocalDate> range = range(Range::ofDates, "a date");
    return new MatchingKey.Between(
        range.first().map(KeyText::of).orElse(FIRST_DATE),
        range.last().map(KeyText::of).orElse(LAST_DATE));
  }

  private MatchingKey times() {
    Range<TimeOfDay> range = range(Range::ofTimes, "a time");
    return new MatchingKey.Between(
        range.first().map(TimeOfDay::earliest).map(KeyText::of).orElse(FIRST_TIME),
        range.last().map(TimeOfDay::latest).map(KeyText::of).orElse(LAST_TIME));
  }

  private MatchingKey dateTimes(ZoneOffset zone) {
    Range<DateTime> range = range(Range::ofDateTimes, "a date with time");
    return new MatchingKey.Between(
        range
            .first()
            .map(time -> KeyText.of(time.earliest(), time, zone))
            .orElse(FIRST_DATE + FIRST_TIME),
        range
            .last()
            .map(time -> KeyText.of(time.latest(), time, zone))
            .orElse(LAST_DATE + LAST_TIME));
  }

  private <T> T range(Function<String, T> reading, String what) {
    try {
      return reading.apply(text);
    } catch (MalformedDicom e) {
      throw wrong("not " + what + ", or a range of them (PS3.4 C.2.2.2.5)");
    }
  }

  private MatchingKey number() {
    try {
      if (text.length() <= MAX_NUMBER) {
        return new MatchingKey.AnyOf(List.of(KeyText.of(new BigDecimal(text))));
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("not a number");
  }

  private MatchingKey tag() {
    String tag = Tag.parse(text).stream().mapToObj(Tag::toString).findFirst().orElse("");
    if (tag.isEmpty()) {
      throw wrong("not a tag");
    }
    return new MatchingKey.AnyOf(List.of(tag));
  }

  private MatchingKey age() {
    if (!text.matches("[0-9]{3}[DWMY]")) {
      throw wrong("not an age such as 042Y");
    }
    return new MatchingKey.AnyOf(List.of(text));
  }

  private UnmatchableKey wrong(String why) {
    return new UnmatchableKey(path.toString(), why);
  }
}
