package org.pocketdicom.archive;

import java.util.List;
import java.util.function.LongConsumer;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.Query;

/**
 * Finds studies, series and instances by their attributes (PS3.18 10.6), and administers which
 * attributes can be asked for. Safe for use by several threads.
 */
public final class SearchArchive {

  private final InstanceIndex index;

  SearchArchive(InstanceIndex index) {
    this.index = index;
  }

  /**
   * A page of what was found.
   *
   * @param matches the result attributes of each match (PS3.18 10.6.3.3) in ascending order of
   *     tags: those of the tables, of the keys and of {@code includefield}, always with the UIDs of
   *     its level and those above. What was asked for and has no value is there, empty; else what
   *     has no value is left out. Retrieve URL (0008,1190) is for the caller to add.
   * @param further how many more there are, counted up to {@link InstanceIndex#counted}
   */
  public record Found(List<DataSet> matches, int further) {
    public Found {
      matches = List.copyOf(matches);
    }
  }

  /**
   * A page of what matches; see {@link InstanceIndex#search} for its order.
   *
   * @param offset how many matches to pass over
   * @param limit 1 to {@link InstanceIndex#MAX_PAGE}
   * @throws org.pocketdicom.query.UnmatchableKey if an attribute is not indexed; the message names
   *     it
   */
  public Found search(Query query, int offset, int limit) {
    InstanceIndex.Matches matches = index.search(query, offset, limit);
    ResultAttributes wanted = new ResultAttributes(query);
    return new Found(matches.page().stream().map(wanted::of).toList(), matches.further());
  }

  /** Attributes that were added to those that can be keys. */
  public List<InstanceIndex.IndexedPath> indexedPaths() {
    return index.indexedPaths();
  }

  /** Makes an attribute one that can be a key; see {@link InstanceIndex#addIndexedPath}. */
  public void addIndexedPath(KeyPath path, LongConsumer progress) {
    index.addIndexedPath(path, progress);
  }

  /**
   * Takes an attribute out of the keys.
   *
   * @return false where it was not added
   */
  public boolean removeIndexedPath(KeyPath path) {
    return index.removeIndexedPath(path);
  }
}
