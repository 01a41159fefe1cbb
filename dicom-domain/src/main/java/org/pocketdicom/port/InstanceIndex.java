package org.pocketdicom.port;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.Query;

/**
 * Knows every instance and answers questions without touching the objects. Safe for use by several
 * threads; what a method changed is durable when it returns. {@code InstanceIndexContract} is the
 * promise in full.
 */
public interface InstanceIndex extends AutoCloseable {

  /** What {@link #add} did. */
  enum Outcome {
    /** The instance is new, and now known. */
    ADDED,
    /** An instance of this identity with this digest was known; only the file name was added. */
    SAME,
    /**
     * The SOP Instance UID is taken by other bytes or in another study or series; nothing changed.
     */
    TAKEN
  }

  /**
   * An upload that the index remembers.
   *
   * @param number grows with each upload; the position in the list of files
   * @param fileName a label, not an identity
   */
  record Upload(long number, String fileName, InstanceId id, long size, Instant uploadedAt) {}

  /** What verification needs of an instance. */
  record Summary(InstanceId id, long size, String sha256) {}

  /**
   * A study, or a series of one, that instances are asked for.
   *
   * @param series absent for all series
   */
  record Place(Uid study, Optional<Uid> series) {

    /** Whether an instance of this identity is in it. */
    public boolean holds(InstanceId id) {
      return study.equals(id.study()) && series.map(id.series()::equals).orElse(true);
    }
  }

  /**
   * What the instances of a study or a series say together.
   *
   * @param uid of the study or the series
   * @param attributes of the level, as that instance has them that became known first of those that
   *     are there
   * @param modalities the values of Modality (0008,0060), each once, in ascending order
   * @param sopClasses the SOP Class UIDs, each once, in ascending order
   * @param series how many there are; of a series 1
   * @param instances how many there are
   */
  record Entry(
      Uid uid,
      DataSet attributes,
      List<String> modalities,
      List<String> sopClasses,
      int series,
      int instances) {
    public Entry {
      modalities = List.copyOf(modalities);
      sopClasses = List.copyOf(sopClasses);
    }
  }

  /**
   * An entity that matches a query, with those above it.
   *
   * @param series absent in a query for studies
   * @param instance present in a query for instances
   */
  record Match(Entry study, Optional<Entry> series, Optional<IndexedInstance> instance) {}

  /**
   * A page of matches.
   *
   * @param further how many more there are behind the page, counted as far as {@link #counted}
   */
  record Matches(List<Match> page, int further) {
    public Matches {
      page = List.copyOf(page);
    }
  }

  /** How far further matches are counted at most. */
  int MAX_FURTHER = 1000;

  /**
   * How far matches behind a page are counted: as far as {@link #MAX_FURTHER}; but where several
   * keys have to match, so that each has to be found among many that do not, to the end of another
   * page.
   *
   * @param limit of the page
   */
  static int counted(Query query, int limit) {
    return query.keys().size() < 2 ? MAX_FURTHER : Math.min(limit, MAX_FURTHER);
  }

  /** The most matches in a page. */
  int MAX_PAGE = 1000;

  /**
   * An attribute that can be a matching key because somebody asked for it.
   *
   * @param done how many studies, series or instances it is indexed of
   * @param all of how many; less are done while it is being made or after that was broken off
   */
  record IndexedPath(KeyPath path, long done, long all) {}

  /**
   * Adds an instance and the name it was uploaded under, in one transaction.
   *
   * @param fileName at most 1,024 characters; empty for none
   */
  Outcome add(IndexedInstance instance, Optional<String> fileName);

  /**
   * Puts an instance in place of whatever is known under its SOP Instance UID, and adds the name it
   * was uploaded under.
   */
  void replace(IndexedInstance instance, Optional<String> fileName);

  /**
   * The instance of a SOP Instance UID.
   *
   * @throws org.pocketdicom.error.DamagedIndex if what is kept of it can't be understood; {@link
   *     #replace} mends it
   */
  Optional<IndexedInstance> find(Uid instance);

  /** The instance that was last uploaded under a name. */
  Optional<IndexedInstance> findByFileName(String fileName);

  /**
   * A page of uploads, the newest first.
   *
   * @param before only uploads with a smaller number; {@link Long#MAX_VALUE} for the first page
   * @param limit 1 to 1,000
   */
  List<Upload> uploads(long before, int limit);

  /**
   * Forgets an instance and its file names.
   *
   * @return false where it was not known
   */
  boolean remove(InstanceId id);

  /**
   * Forgets an instance and its file names, and remembers that its object has to go, until {@link
   * #discarded} or until an instance of this UID is added again.
   *
   * @return false where it was not known and its object does not have to go: true again for who did
   *     not hear the first answer
   */
  boolean discard(InstanceId id);

  /** Instances whose objects have to go. */
  List<InstanceId> discards();

  /** Says that the object of an instance that was discarded is gone. */
  void discarded(InstanceId id);

  /**
   * A page of the studies, series or instances that match, in the order in which they became known:
   * what comes in while pages are asked for comes behind them. Who asks for a page and then for the
   * one behind it, by the same query, misses nothing and gets nothing twice, whatever is added or
   * removed in between.
   *
   * @param offset how many matches to pass over
   * @param limit 1 to {@link #MAX_PAGE}
   * @throws org.pocketdicom.query.UnmatchableKey if an attribute is not indexed
   */
  Matches search(Query query, int offset, int limit);

  /**
   * The instances of a place, series after series, always in the same order; taken from the index
   * as they are asked for, so that memory does not grow with their number. What is added or removed
   * meanwhile may be among them or not.
   *
   * @return an iterator that fails with {@link org.pocketdicom.error.DamagedIndex} as {@link #find}
   *     does
   */
  Iterator<IndexedInstance> instances(Place place);

  /** As {@link #instances}, but only what verification needs, and past those that are damaged. */
  Iterator<Summary> summaries(Place place);

  /** Attributes that were added to those that can be keys. */
  List<IndexedPath> indexedPaths();

  /**
   * Makes an attribute one that can be a key, of all that is known and all that comes. Begins where
   * it was broken off.
   *
   * @param progress told how many studies, series or instances are done, now and then
   * @throws org.pocketdicom.query.UnmatchableKey if it has no value that could match
   */
  void addIndexedPath(KeyPath path, LongConsumer progress);

  /**
   * Takes an attribute out of the keys.
   *
   * @return false where it was not added
   */
  boolean removeIndexedPath(KeyPath path);

  /**
   * Names every instance, each once, without holding the list in memory; but for those whose
   * identity can't be understood any more.
   */
  void forEach(Consumer<Summary> action);

  @Override
  void close();
}
