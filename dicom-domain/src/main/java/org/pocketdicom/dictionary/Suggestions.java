package org.pocketdicom.dictionary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what somebody may have meant to write, in any case: the texts with the fewest typing errors
 * in between, or those that have all its words.
 */
final class Suggestions {

  private static final int MOST = 3;

  /** Fewer letters are in too many keywords to say anything. */
  private static final int SHORTEST_WORDS = 4;

  private static final Pattern CASE_CHANGE = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern NO_WORD = Pattern.compile("(?:'s)?[^A-Za-z0-9]+");

  private final String wanted;
  private final int limit;
  // The last three rows of the table of distances, reused for each text.
  private int[] beforeLast;
  private int[] last;
  private int[] current;

  private Suggestions(String wanted, int longest) {
    this.wanted = wanted;
    this.limit = 1 + Math.min(wanted.length(), longest) / 4;
    this.beforeLast = new int[longest + 1];
    this.last = new int[longest + 1];
    this.current = new int[longest + 1];
  }

  /**
   * At most three keywords of the Registry of Data Elements: the nearest, then the shortest that
   * have the same words in the same order, then other near ones, retired ones last.
   *
   * @param text a keyword, or words such as {@code patient's name}
   */
  static List<String> keywords(String text) {
    String[] words = NO_WORD.split(CASE_CHANGE.matcher(text).replaceAll(" "));
    List<String> near = near(String.join("", words));
    return Stream.of(near.stream().limit(1), withWords(words).stream(), near.stream())
        .flatMap(found -> found)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static List<String> withWords(String[] words) {
    String all = String.join(".*", words);
    if (all.length() < SHORTEST_WORDS) {
      return List.of();
    }
    Pattern pattern = Pattern.compile(all, Pattern.CASE_INSENSITIVE);
    Texts keywords = ElementTexts.keywords().texts();
    return IntStream.range(0, keywords.size())
        .filter(row -> !ElementTable.INSTANCE.isRetired(row))
        .mapToObj(keywords::get)
        .filter(keyword -> pattern.matcher(keyword).find())
        .sorted(Comparator.comparingInt(String::length).thenComparing(keyword -> keyword))
        .limit(MOST)
        .toList();
  }

  private static List<String> near(String wanted) {
    record Near(String keyword, int distance, boolean retired) {}
    ElementTable elements = ElementTable.INSTANCE;
    Texts keywords = ElementTexts.keywords().texts();
    Suggestions search = new Suggestions(wanted, keywords.longest());
    List<Near> near = new ArrayList<>();
    for (int row = 0; row < keywords.size(); row++) {
      String keyword = keywords.get(row);
      int distance = search.distance(keyword);
      if (distance <= search.limit && !keyword.isEmpty()) {
        near.add(new Near(keyword, distance, elements.isRetired(row)));
      }
    }
    near.sort(
        Comparator.comparingInt(Near::distance)
            .thenComparing(Near::retired)
            .thenComparing(Near::keyword));
    return near.stream().limit(MOST).map(Near::keyword).toList();
  }

  /**
   * The optimal string alignment distance: letters put in, left out, replaced, or swapped with
   * their neighbour.
   */
  private int distance(String text) {
    if (Math.abs(text.length() - wanted.length()) > limit) {
      return Integer.MAX_VALUE;
    }
    for (int j = 0; j <= text.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      if (row(i, text) > limit) {
        return Integer.MAX_VALUE;
      }
    }
    return last[text.length()];
  }

  /**
   * Fills the row of the first {@code i} letters and makes it the last. Gives its least distance.
   */
  private int row(int i, String text) {
    int least = i;
    current[0] = i;
    for (int j = 1; j <= text.length(); j++) {
      int cost = same(i, text, j) ? 0 : 1;
      int distance = Math.min(last[j - 1] + cost, 1 + Math.min(last[j], current[j - 1]));
      if (i > 1 && j > 1 && same(i, text, j - 1) && same(i - 1, text, j)) {
        distance = Math.min(distance, beforeLast[j - 2] + 1);
      }
      current[j] = distance;
      least = Math.min(least, distance);
    }
    int[] unused = beforeLast;
    beforeLast = last;
    last = current;
    current = unused;
    return least;
  }

  private boolean same(int i, String text, int j) {
    return TextIndex.lower(wanted.charAt(i - 1)) == TextIndex.lower(text.charAt(j - 1));
  }
}
