package org.pocketdicom.archive;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.pocketdicom.error.DamagedIndex;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;

/**
 * Makes the index again of the objects alone. What was uploaded under which file name no object
 * tells; all else is as it was.
 */
public final class RebuildIndex {

  /**
   * What came of it.
   *
   * @param objects that the store holds
   * @param indexed of these, that the index did not know as they are
   * @param refused of these, that can't be indexed
   */
  public record Report(long objects, long indexed, long refused) {}

  private final InstanceStore store;
  private final InstanceIndex index;
  private final Turns turns;
  private final StoreInstances storeInstances;

  RebuildIndex(
      InstanceStore store, InstanceIndex index, Turns turns, StoreInstances storeInstances) {
    this.store = store;
    this.index = index;
    this.turns = turns;
    this.storeInstances = storeInstances;
  }

  /**
   * Indexes every object that the index does not know in its size, several at a time. It may be
   * broken off and begun again, which passes over what is done; and objects may come in meanwhile.
   *
   * @param refusals told each object that can't be indexed, and why, by one thread at a time
   * @param progress told the number of objects done so far, by one thread
   * @throws StorageUnavailable if the store or the index can't be used
   */
  public Report rebuild(BiConsumer<InstanceId, DicomException> refusals, LongConsumer progress) {
    Run run = new Run(refusals);
    try (Workers workers = new Workers()) {
      AtomicLong objects = new AtomicLong();
      store.forEach(entry -> {
        workers.give(() -> run.index(entry));
        progress.accept(objects.incrementAndGet());
      });
      workers.finish();
      return new Report(objects.get(), run.indexed.get(), run.refused);
    }
  }

  private final class Run {
    private final BiConsumer<InstanceId, DicomException> refusals;
    private final AtomicLong indexed = new AtomicLong();
    private long refused;

    Run(BiConsumer<InstanceId, DicomException> refusals) {
      this.refusals = refusals;
    }

    void index(InstanceStore.Entry entry) {
      try {
        if (!isKnown(entry)) {
          turns.change(entry.id().instance(), () -> RebuildIndex.this.index(entry.id()));
          indexed.incrementAndGet();
        }
      } catch (StorageUnavailable e) {
        throw e;
      } catch (NoSuchInstance e) {
        // deleted since the store named it
      } catch (DicomException e) {
        refuse(entry.id(), e);
      }
    }

    private synchronized void refuse(InstanceId id, DicomException reason) {
      refused++;
      refusals.accept(id, reason);
    }
  }

  private boolean isKnown(InstanceStore.Entry entry) {
    try {
      Optional<IndexedInstance> known = index.find(entry.id().instance());
      return known.isPresent()
          && known.get().id().equals(entry.id())
          && known.get().size() == entry.size();
    } catch (DamagedIndex e) {
      return false;
    }
  }

  private boolean index(InstanceId id) {
    try {
      if (storeInstances.index(id) == InstanceIndex.Outcome.TAKEN) {
        throw new RejectedInstance("another object is indexed under its SOP Instance UID");
      }
      return true;
    } catch (DamagedIndex e) {
      return indexAgain(id);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean indexAgain(InstanceId id) {
    try {
      storeInstances.indexAgain(id);
      return true;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static StorageUnavailable unreadable(IOException e) {
    return new StorageUnavailable("cannot read a stored object", e);
  }
}
