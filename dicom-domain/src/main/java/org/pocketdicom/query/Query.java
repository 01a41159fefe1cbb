package org.pocketdicom.query;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;

/**
 * A question: which studies, series or instances match all the keys (PS3.18 10.6). Keys that are in
 * one sequence together have to match in one of its Items (PS3.4 C.2.2.2.6).
 *
 * <pre>{@code
 * Query query = Query.of(QueryLevel.STUDY).where("PatientName", "Doe*").include("all").build();
 * }</pre>
 *
 * @param keys all of which have to match; those that match anything are not among them
 * @param includesAll whether all attributes of the level are asked for
 * @param included the tags that are asked for: of the keys and of {@code includefield}
 */
public record Query(QueryLevel level, List<Key> keys, boolean includesAll, Set<Integer> included) {

  /**
   * A condition on an attribute.
   *
   * @param time of a date, the time that goes with it: the texts that match are both, one behind
   *     the other (PS3.4 C.2.2.2.5, combined date and time)
   */
  public record Key(KeyPath path, Optional<KeyPath> time, MatchingKey matching) {}

  public Query {
    keys = List.copyOf(keys);
    included = Set.copyOf(included);
  }

  /** A builder of a query without keys, which everything of the level matches. */
  public static Builder of(QueryLevel level) {
    return new Builder(level);
  }

  /** Whether the query is about one entity of a level, as it names one UID. */
  public boolean isWithin(QueryLevel one) {
    int tag =
        switch (one) {
          case STUDY -> Tags.StudyInstanceUID;
          case SERIES -> Tags.SeriesInstanceUID;
          case INSTANCE -> Tags.SOPInstanceUID;
        };
    return keys.stream()
        .anyMatch(key ->
            key.path().tag() == tag
                && key.matching() instanceof MatchingKey.AnyOf uid
                && uid.values().size() == 1);
  }

  /** Builds a query of texts as users write them. Not for use by several threads. */
  public static final class Builder {

    private static final int MAX_KEYS = 64;

    private final QueryLevel level;
    private final Map<KeyPath, String> texts = new LinkedHashMap<>();
    private final Set<Integer> included = new LinkedHashSet<>();
    private boolean includesAll;
    private boolean fuzzy;

    private Builder(QueryLevel level) {
      this.level = level;
    }

    /**
     * Adds a matching key.
     *
     * <ul>
     *   <li>Empty text, or {@code *} alone where wildcards are allowed, matches anything.
     *   <li>UI: one UID, or several separated by backslashes or commas; CS: likewise.
     *   <li>DA, TM, DT: a value or a range, {@code 20200101-20201231}, {@code 0800-}; a date and a
     *       time of one keyword, such as {@code StudyDate} and {@code StudyTime}, that are both
     *       ranges are one range. A DT without an offset is in the zone of a key {@code
     *       TimezoneOffsetFromUTC}, else in UTC.
     *   <li>PN: case and accents do not count; each component group that the key has must be equal
     *       to, or with wildcards match, one of the name's, be it alphabetic, ideographic or
     *       phonetic. See {@link #fuzzy}.
     *   <li>AE, CS, LO, LT, SH, ST, UC, UR, UT: equal but for spaces around them, or with {@code *}
     *       and {@code ?}.
     *   <li>Numbers: equal as numbers.
     * </ul>
     *
     * @param attribute a {@link KeyPath}
     * @throws UnmatchableKey if the attribute is not known, is of a level below, or was given
     *     before
     */
    public Builder where(String attribute, String value) {
      KeyPath path = KeyPath.parse(attribute);
      if (!level.isAtOrBelow(path.level())) {
        throw new UnmatchableKey(
            attribute,
            "an attribute of the level " + path.level() + " is no key of a query for " + level);
      }
      if (texts.size() == MAX_KEYS) {
        throw new UnmatchableKey(attribute, "a query has at most " + MAX_KEYS + " keys");
      }
      if (texts.putIfAbsent(path, value) != null) {
        throw new UnmatchableKey(attribute, "was given twice");
      }
      included.add(path.outermostTag());
      return this;
    }

    /**
     * Asks for an attribute, a sequence with all that it holds; {@code all} for all of the level.
     *
     * @throws UnmatchableKey if the attribute is not known
     */
    public Builder include(String attribute) {
      if (attribute.strip().equalsIgnoreCase("all")) {
        includesAll = true;
      } else {
        included.add(KeyPath.parse(attribute).outermostTag());
      }
      return this;
    }

    /**
     * Whether names without wildcards match fuzzily: where each word of the key begins a word of
     * the name, in any component and order. {@code jane do} matches {@code Doe^Jane}.
     */
    public Builder fuzzy(boolean wanted) {
      fuzzy = wanted;
      return this;
    }

    /**
     * The query.
     *
     * @throws UnmatchableKey if a key can't have its value
     */
    public Query build() {
      List<Key> keys = new ArrayList<>();
      ZoneOffset zone = zone();
      texts.forEach((path, text) -> {
        for (MatchingKey key : KeyParser.parse(path, text, fuzzy, zone)) {
          if (!(key instanceof MatchingKey.Universal)) {
            keys.add(new Key(path, Optional.empty(), key));
          }
        }
      });
      return new Query(level, combined(keys), includesAll, included);
    }

    private ZoneOffset zone() {
      String text = texts.getOrDefault(KeyPath.of(Tags.TimezoneOffsetFromUTC), "").strip();
      if (text.isEmpty()) {
        return ZoneOffset.UTC;
      }
      return KeyValues.zone(text)
          .orElseThrow(() -> new UnmatchableKey("TimezoneOffsetFromUTC", "not an offset"));
    }

    private List<Key> combined(List<Key> keys) {
      List<Key> result = new ArrayList<>(keys);
      for (Key date : keys) {
        keys.stream()
            .filter(time -> isTimeOf(date.path(), time.path()))
            .forEach(time -> combine(date, time, result));
      }
      return result;
    }

    private void combine(Key date, Key time, List<Key> keys) {
      if (date.matching() instanceof MatchingKey.Between days
          && time.matching() instanceof MatchingKey.Between hours
          && isRange(date)
          && isRange(time)
          && !(days.first().equals(KeyParser.FIRST_DATE) && !startsDay(hours))
          && !(days.last().equals(KeyParser.LAST_DATE) && !endsDay(hours))) {
        keys.remove(time);
        keys.set(
            keys.indexOf(date),
            new Key(
                date.path(),
                Optional.of(time.path()),
                new MatchingKey.Between(days.first() + hours.first(), days.last() + hours.last())));
      }
    }

    private boolean isRange(Key key) {
      return texts.getOrDefault(key.path(), "").indexOf('-') >= 0;
    }

    private static boolean startsDay(MatchingKey.Between hours) {
      return hours.first().equals(KeyParser.FIRST_TIME);
    }

    private static boolean endsDay(MatchingKey.Between hours) {
      return hours.last().equals(KeyParser.LAST_TIME);
    }

    private static boolean isTimeOf(KeyPath date, KeyPath time) {
      int last = date.steps().size() - 1;
      return date.vr() == Vr.DA
          && time.vr() == Vr.TM
          && time.steps().size() == date.steps().size()
          && date.commonSequences(time) == last
          && keyword(date).contains("Date")
          && keyword(date).replace("Date", "Time").equals(keyword(time));
    }

    private static String keyword(KeyPath path) {
      return DataDictionary.keyword(path.steps().getLast().tag());
    }
  }
}
