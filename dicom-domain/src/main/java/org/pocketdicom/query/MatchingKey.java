package org.pocketdicom.query;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the texts of an attribute, as {@link KeyValues} tells them, have to be like (PS3.4 C.2.2.2).
 * Made of a user's text by {@link Query.Builder#where}.
 */
public sealed interface MatchingKey {

  /**
   * Whether an entity matches.
   *
   * @param values those of its attribute; none where it has no value
   */
  boolean matches(List<String> values);

  /** Matches everything, and asks for the attribute (PS3.4 C.2.2.2.3). */
  record Universal() implements MatchingKey {
    @Override
    public boolean matches(List<String> values) {
      return true;
    }
  }

  /** Matches one of some values: one (PS3.4 C.2.2.2.1), or a list of UIDs (C.2.2.2.2). */
  record AnyOf(List<String> values) implements MatchingKey {
    public AnyOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean matches(List<String> values) {
      return values.stream().anyMatch(this.values::contains);
    }
  }

  /**
   * Matches a pattern, in which {@code *} is any text and {@code ?} any one character; there is no
   * way to escape them (PS3.4 C.2.2.2.4).
   */
  record Wildcard(String pattern) implements MatchingKey {

    /** What every matching value begins with. */
    public String prefix() {
      int end = 0;
      while (end < pattern.length() && "*?".indexOf(pattern.charAt(end)) < 0) {
        end++;
      }
      return pattern.substring(0, end);
    }

    @Override
    public boolean matches(List<String> values) {
      StringBuilder regex = new StringBuilder();
      pattern
          .codePoints()
          .forEach(c ->
              regex.append(
                  switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                  }));
      Pattern compiled = Pattern.compile(regex.toString(), Pattern.DOTALL);
      return values.stream().anyMatch(value -> compiled.matcher(value).matches());
    }
  }

  /** Matches from the first to the last text, both included (PS3.4 C.2.2.2.5); ASCII only. */
  record Between(String first, String last) implements MatchingKey {
    @Override
    public boolean matches(List<String> values) {
      return values.stream()
          .anyMatch(value -> value.compareTo(first) >= 0 && value.compareTo(last) <= 0);
    }
  }

  /**
   * Fuzzy matching of names: every one of these texts begins a word of the name, in whichever
   * component and order (PS3.4 C.2.2.2.1 leaves open how).
   */
  record Words(List<String> beginnings) implements MatchingKey {
    public Words {
      beginnings = List.copyOf(beginnings);
    }

    @Override
    public boolean matches(List<String> values) {
      return beginnings.stream()
          .allMatch(beginning ->
              values.stream()
                  .flatMap(value -> KeyValues.words(value).stream())
                  .anyMatch(word -> word.startsWith(beginning)));
    }
  }
}
