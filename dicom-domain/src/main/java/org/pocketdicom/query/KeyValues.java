package org.pocketdicom.query;

import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DateTime;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.TimeOfDay;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath.Step;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

/**
 * The texts of an object that keys are matched against: of every value of an attribute, in every
 * Item. Of a person's name each component group is one. What can't be understood, such as a
 * malformed date, matches nothing.
 */
public final class KeyValues {

  /** Of one attribute of one object at most so many values are indexed. */
  public static final int MAX_VALUES = 4096;

  private static final Pattern NO_WORD = Pattern.compile("[\\s^=,]+");

  private final KeyPath path;
  private final ZoneOffset zone;
  private final Set<KeyValue> found = new LinkedHashSet<>();

  private KeyValues(KeyPath path, DataSet dataSet) {
    this.path = path;
    this.zone = zone(dataSet);
  }

  /**
   * A text, and the Items that it is in.
   *
   * @param item four hexadecimal digits for each sequence of the path: which of its Items; so keys
   *     of one Item are told from keys of several
   */
  public record KeyValue(String item, String text) {}

  /** The values of an attribute of an object, each once. */
  public static List<KeyValue> of(KeyPath path, DataSet dataSet) {
    KeyValues values = new KeyValues(path, dataSet);
    values.collect(dataSet, 0, "");
    return List.copyOf(values.found);
  }

  /** The words of a text, for {@link MatchingKey.Words}. */
  public static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>(List.of(NO_WORD.split(text)));
    words.remove("");
    return words;
  }

  /** A text in which U+FFFD is in place of what no database holds: NUL, half a surrogate pair. */
  public static String storable(String text) {
    if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || c <= 0xFFFF && Character.isSurrogate((char) c) ? '\uFFFD' : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  private void collect(DataSet dataSet, int depth, String item) {
    Step step = path.steps().get(depth);
    OptionalInt tag = step.tagIn(dataSet);
    Optional<DataElement> element =
        tag.isPresent() ? dataSet.get(tag.getAsInt()) : Optional.empty();
    if (element.isEmpty()) {
      return;
    }
    if (depth == path.steps().size() - 1) {
      texts(element.get())
          .filter(text -> !text.isEmpty())
          .limit(MAX_VALUES)
          .forEach(text -> add(item, text));
      return;
    }
    List<DataSet> items = element.get().items();
    for (int i = 0; i < Math.min(items.size(), MAX_VALUES); i++) {
      collect(items.get(i), depth + 1, item + "%04x".formatted(i));
    }
  }

  private void add(String item, String text) {
    if (found.size() < MAX_VALUES) {
      found.add(new KeyValue(item, text));
    }
  }

  private Stream<String> texts(DataElement element) {
    return switch (element.vr()) {
      case PN -> element.personNames().stream().flatMap(name -> groups(name).map(KeyText::ofName));
      case DA -> readable(element, DataElement::dates).map(KeyText::of);
      case TM -> readable(element, DataElement::times).map(TimeOfDay::earliest).map(KeyText::of);
      case DT ->
          readable(element, DataElement::dateTimes)
              .map(time -> KeyText.of(time.earliest(), time, zone));
      default ->
          isNumber(element.vr())
              ? readable(element, DataElement::decimals).map(KeyText::of)
              : element.strings().stream().map(KeyText::ofText);
    };
  }

  /** The component groups of a name that are not empty. */
  static Stream<String> groups(PersonName name) {
    return Stream.of(name.alphabetic(), name.ideographic(), name.phonetic())
        .map(PersonName.ComponentGroup::text);
  }

  /** Whether values are compared as numbers. */
  static boolean isNumber(Vr vr) {
    return switch (vr) {
      case IS, DS, FL, FD, SL, SS, SV, UL, US, UV -> true;
      default -> false;
    };
  }

  private static <T> Stream<T> readable(
      DataElement element, Function<DataElement, List<T>> reading) {
    try {
      return reading.apply(element).stream();
    } catch (MalformedDicom e) {
      return Stream.empty();
    }
  }

  private static ZoneOffset zone(DataSet dataSet) {
    return dataSet
        .string(Tags.TimezoneOffsetFromUTC)
        .flatMap(KeyValues::zone)
        .orElse(ZoneOffset.UTC);
  }

  /** Reads {@code ±HHMM}. */
  static Optional<ZoneOffset> zone(String text) {
    try {
      return DateTime.parse("1970" + text).offset();
    } catch (MalformedDicom e) {
      return Optional.empty();
    }
  }
}
