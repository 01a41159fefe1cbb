package org.pocketdicom.archive;

import java.util.Iterator;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceIndex.Place;
import org.pocketdicom.port.InstanceIndex.Summary;
import org.pocketdicom.port.InstanceStore;

/**
 * Deletes instances durably. What the index has forgotten is never seen again: a crash before its
 * object is gone leaves a note, and the next start deletes it. Safe for use by several threads.
 */
public final class DeleteInstances {

  private final InstanceStore store;
  private final InstanceIndex index;
  private final Turns turns;

  DeleteInstances(InstanceStore store, InstanceIndex index, Turns turns) {
    this.store = store;
    this.index = index;
    this.turns = turns;
  }

  /**
   * Deletes all instances of a study or a series that are there when it begins; others that come in
   * meanwhile may stay. Ends what was begun by another call that failed.
   *
   * @return how many were deleted
   * @throws org.pocketdicom.error.StorageUnavailable if that failed; what was not deleted is whole
   */
  public long delete(Place place) {
    long deleted = 0;
    for (InstanceId id : index.discards()) {
      deleted += place.holds(id) && delete(id) ? 1 : 0;
    }
    for (Iterator<Summary> all = index.summaries(place); all.hasNext(); ) {
      deleted += delete(all.next().id()) ? 1 : 0;
    }
    return deleted;
  }

  /**
   * Deletes an instance, if it is known under just this identity, or ends what was begun by another
   * call that failed.
   *
   * @return false where there is nothing to delete
   * @throws org.pocketdicom.error.StorageUnavailable if that failed
   */
  public boolean delete(InstanceId id) {
    return turns.change(
        id.instance(),
        () -> {
          if (!index.discard(id)) {
            return false;
          }
          store.delete(id);
          index.discarded(id);
          return true;
        });
  }

  /** Does what a crash left to do. */
  void finish() {
    for (InstanceId id : index.discards()) {
      // Somebody else, with another store's lock, may have stored it again.
      if (index.find(id.instance()).filter(known -> known.id().equals(id)).isEmpty()) {
        store.delete(id);
      }
      index.discarded(id);
    }
  }
}
