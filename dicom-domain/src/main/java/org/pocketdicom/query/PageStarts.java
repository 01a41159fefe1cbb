package org.pocketdicom.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a while behind which match each page begins, so that the last page costs what the
 * first does, and nothing is missed or seen twice where matches come or go in between. Bounded; who
 * finds nothing here counts. Safe for use by several threads.
 */
public final class PageStarts {

  private static final int MAX_QUERIES = 256;
  private static final int MAX_PAGES = 128;
  private static final long NANOS_KEPT = 600_000_000_000L;

  /**
   * Where a page begins.
   *
   * @param offset how many matches are before it
   * @param number of the last of them
   */
  public record Start(int offset, long number) {}

  private record Noted(long number, long at) {}

  private final LongSupplier nanoTime;
  private final Map<Query, TreeMap<Integer, Noted>> starts = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  public PageStarts(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The last known beginning of a page at or before an offset. */
  public synchronized Optional<Start> before(Query query, int offset) {
    TreeMap<Integer, Noted> pages = starts.get(query);
    if (pages == null) {
      return Optional.empty();
    }
    long oldest = nanoTime.getAsLong() - NANOS_KEPT;
    return pages.headMap(offset, true).descendingMap().entrySet().stream()
        .filter(page -> page.getValue().at() - oldest >= 0)
        .map(page -> new Start(page.getKey(), page.getValue().number()))
        .findFirst();
  }

  /** Notes that so many matches end with the one of a number. */
  public synchronized void note(Query query, int offset, long number) {
    TreeMap<Integer, Noted> pages = starts.computeIfAbsent(query, q -> new TreeMap<>());
    pages.put(offset, new Noted(number, nanoTime.getAsLong()));
    if (pages.size() > MAX_PAGES) {
      pages.pollFirstEntry();
    }
    if (starts.size() > MAX_QUERIES) {
      starts.remove(starts.keySet().iterator().next());
    }
  }
}
