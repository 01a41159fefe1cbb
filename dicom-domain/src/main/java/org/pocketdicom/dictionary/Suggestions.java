package org.pocketdicom.dictionary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what somebody may have meant to write: the texts with the fewest typing errors in between,
 * in any case.
 */
final class Suggestions {

  private static final int MOST = 3;

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
   * At most three keywords of the Registry of Data Elements, the nearest first, retired ones behind
   * others.
   */
  static List<String> keywords(String wanted) {
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
