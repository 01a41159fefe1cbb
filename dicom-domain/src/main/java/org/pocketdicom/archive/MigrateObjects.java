package org.pocketdicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/**
 * Copies the objects of one store to another, where an archive finds them under the same
 * identities: its index goes on with either.
 */
public final class MigrateObjects {

  /**
   * What came of it.
   *
   * @param objects that the source holds
   * @param copied of these; the digest of each was taken on the way and again of the copy
   * @param different of these: the target holds an object of another size, which was left
   */
  public record Report(long objects, long copied, long different) {}

  private final InstanceStore source;
  private final InstanceStore target;

  /** Between two stores, which the caller closes. */
  public MigrateObjects(InstanceStore source, InstanceStore target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Copies what the target does not hold in its size, several objects at a time. It may be broken
   * off and begun again, which passes over what is there; and the source may be in use meanwhile.
   *
   * @param different told each object that the target holds in another size, by one thread at a
   *     time
   * @param progress told the number of objects done so far, by one thread
   * @throws StorageUnavailable if a store can't be used, or a copy is not what was read
   */
  public Report migrate(Consumer<InstanceId> different, LongConsumer progress) {
    Run run = new Run(different);
    try (Workers workers = new Workers()) {
      AtomicLong objects = new AtomicLong();
      source.forEach(entry -> {
        workers.give(() -> run.migrate(entry));
        progress.accept(objects.incrementAndGet());
      });
      workers.finish();
      return new Report(objects.get(), run.copied.get(), run.differ);
    }
  }

  private final class Run {
    private final Consumer<InstanceId> different;
    private final AtomicLong copied = new AtomicLong();
    private long differ;

    Run(Consumer<InstanceId> different) {
      this.different = different;
    }

    void migrate(InstanceStore.Entry entry) {
      try (StoredObject there = target.open(entry.id())) {
        if (there.size() != entry.size()) {
          tell(entry.id());
        }
      } catch (NoSuchInstance e) {
        copy(entry.id());
      }
    }

    private void copy(InstanceId id) {
      try (StoredObject object = source.open(id)) {
        MigrateObjects.this.copy(id, object);
        copied.incrementAndGet();
      } catch (NoSuchInstance e) {
        // deleted since the store named it
      } catch (IOException e) {
        throw new StorageUnavailable("cannot read a stored object", e);
      }
    }

    private synchronized void tell(InstanceId id) {
      differ++;
      different.accept(id);
    }
  }

  private void copy(InstanceId id, StoredObject object) throws IOException {
    try (Incoming incoming = target.receive();
        SourceStream bytes = new SourceStream(object)) {
      incoming.expect(id);
      write(bytes, incoming);
      incoming.commit(id);
      if (!digest(id).equals(bytes.digest())) {
        target.delete(id);
        throw new StorageUnavailable("the copy of " + id.key() + " is not what was read");
      }
      incoming.settle();
    }
  }

  private String digest(InstanceId id) {
    try (StoredObject copy = target.open(id)) {
      return SourceStream.digest(copy);
    }
  }

  private static void write(InputStream bytes, Incoming incoming) throws IOException {
    byte[] piece = new byte[64 << 10];
    for (int n = bytes.read(piece); n >= 0; n = bytes.read(piece)) {
      incoming.write(piece, 0, n);
    }
  }
}
