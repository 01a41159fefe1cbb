package org.pocketdicom.port;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps instances, each exactly as it was received. The store is the truth: the index can be
 * rebuilt from it. Safe for use by several threads; {@code InstanceStoreContract} is the promise in
 * full.
 */
public interface InstanceStore extends AutoCloseable {

  /** What the store holds under an identity. */
  record Entry(InstanceId id, long size) {}

  /** Begins to take an object in. */
  Incoming receive();

  /**
   * Opens an object.
   *
   * @throws org.pocketdicom.error.NoSuchInstance if there is none
   * @throws org.pocketdicom.error.StorageUnavailable if the store can't tell now
   */
  StoredObject open(InstanceId id);

  /**
   * Opens an object that must be there, for the index knows it. A store that each question costs a
   * request asks nothing before the first read, which then fails as {@link #open} does.
   *
   * @param size of the object, in bytes; reading one of another size fails or sees its own size
   */
  default StoredObject open(InstanceId id, long size) {
    return open(id);
  }

  /**
   * Deletes an object durably.
   *
   * @return false where there was none
   */
  boolean delete(InstanceId id);

  /** Names every object, each once, in no order that counts, without holding the list in memory. */
  void forEach(Consumer<Entry> action);

  /**
   * Objects that were committed and not settled when the program last ended, each of which may be
   * missing in the index; and discards what was left half received. Costs what was in flight, not
   * what is stored. For the start, before anything is received.
   */
  List<InstanceId> unsettled();

  /** Says that the index knows an object that {@link #unsettled} named. */
  void settle(InstanceId id);

  /**
   * Finds uploads that were begun before a moment and never ended, where {@link #unsettled} can't
   * tell them from those of other programs.
   *
   * @param discard whether to discard them
   * @return how many there were
   */
  default long abandoned(Instant before, boolean discard) {
    return 0;
  }

  @Override
  void close();
}
