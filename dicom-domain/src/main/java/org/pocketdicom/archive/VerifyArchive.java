package org.pocketdicom.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pocketdicom.error.DamagedIndex;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/**
 * Compares the store with the index, and every object with the digest that was taken when it came
 * in.
 */
public final class VerifyArchive {

  /** What can be wrong with an instance. */
  public enum Problem {
    /** The object is there and the index does not know it; repair indexes it. */
    NOT_INDEXED,
    /** The index names an object that is not there; repair forgets it. */
    MISSING_OBJECT,
    /** The object's bytes are not those that were acknowledged; never repaired by guessing. */
    WRONG_DIGEST,
    /** The object is not indexed, and can't be read as the DICOM object it is stored as. */
    UNREADABLE,
    /** What the index keeps of the object can't be understood; repair makes it again. */
    DAMAGED_ROW
  }

  /** One finding; {@code repaired} says whether it was mended. */
  public record Finding(InstanceId id, Problem problem, boolean repaired) {}

  /**
   * How many instances and objects were compared, and how many findings there were.
   *
   * @param abandoned uploads that a crash left half way, long enough ago that nobody can be about
   *     to end them; repair discards them
   */
  public record Report(long instances, long findings, long repaired, long abandoned) {}

  /** Older than any upload that is still under way. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final InstanceStore store;
  private final InstanceIndex index;
  private final StoreInstances storeInstances;
  private final Clock clock;

  VerifyArchive(
      InstanceStore store, InstanceIndex index, StoreInstances storeInstances, Clock clock) {
    this.store = store;
    this.index = index;
    this.storeInstances = storeInstances;
    this.clock = clock;
  }

  /**
   * Verifies everything. Objects that come in meanwhile do no harm and may be counted or not.
   *
   * @param repair whether to mend what can be mended
   * @param findings told each finding as it is made
   * @param progress told the number of instances done so far, now and then
   * @throws StorageUnavailable if the store or the index can't be read
   */
  public Report verify(boolean repair, Consumer<Finding> findings, LongConsumer progress) {
    Run run = new Run(repair, findings, progress);
    index.forEach(run::checkIndexed);
    store.forEach(run::checkStored);
    long abandoned = store.abandoned(clock.instant().minus(ABANDONED), repair);
    return new Report(run.instances, run.found, run.repaired, abandoned);
  }

  /** Mends an object's row, and says whether it could. */
  @FunctionalInterface
  private interface Mending {
    boolean of(InstanceId id) throws IOException;
  }

  private final class Run {
    private final boolean repair;
    private final Consumer<Finding> findings;
    private final LongConsumer progress;
    private long instances;
    private long found;
    private long repaired;
    // Those whose rows may be damaged: they are not looked at twice.
    private final Set<InstanceId> done = new HashSet<>();

    Run(boolean repair, Consumer<Finding> findings, LongConsumer progress) {
      this.repair = repair;
      this.findings = findings;
      this.progress = progress;
    }

    void checkIndexed(InstanceIndex.Summary summary) {
      progress.accept(++instances);
      try (StoredObject object = store.open(summary.id())) {
        boolean same =
            object.size() == summary.size() && SourceStream.digest(object).equals(summary.sha256());
        if (!same) {
          done.add(summary.id());
          report(summary.id(), Problem.WRONG_DIGEST, false);
        }
      } catch (NoSuchInstance e) {
        report(summary.id(), Problem.MISSING_OBJECT, repair && index.remove(summary.id()));
      }
    }

    void checkStored(InstanceStore.Entry entry) {
      if (done.contains(entry.id())) {
        return;
      }
      try {
        Optional<IndexedInstance> known = index.find(entry.id().instance());
        if (known.isEmpty()) {
          progress.accept(++instances);
          check(entry.id(), Problem.NOT_INDEXED, this::index);
        } else if (!known.get().id().equals(entry.id())) {
          report(entry.id(), Problem.NOT_INDEXED, false);
        }
      } catch (DamagedIndex e) {
        check(entry.id(), Problem.DAMAGED_ROW, this::indexAgain);
      }
    }

    private boolean index(InstanceId id) throws IOException {
      return storeInstances.index(id) != InstanceIndex.Outcome.TAKEN;
    }

    private boolean indexAgain(InstanceId id) throws IOException {
      storeInstances.indexAgain(id);
      return true;
    }

    private void check(InstanceId id, Problem problem, Mending mending) {
      try {
        report(id, problem, repair && mending.of(id));
      } catch (NoSuchInstance e) {
        // It was deleted, or discarded by the writer that had committed it, since the store named
        // it.
      } catch (StorageUnavailable e) {
        throw e;
      } catch (DicomException e) {
        report(id, Problem.UNREADABLE, false);
      } catch (IOException e) {
        throw new StorageUnavailable("cannot read a stored object", e);
      }
    }

    private void report(InstanceId id, Problem problem, boolean mended) {
      found++;
      repaired += mended ? 1 : 0;
      findings.accept(new Finding(id, problem, mended));
    }
  }
}
