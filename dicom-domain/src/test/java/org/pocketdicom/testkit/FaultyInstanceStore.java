package org.pocketdicom.testkit;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/** A store whose every step may fail. */
public final class FaultyInstanceStore implements InstanceStore {

  private final InstanceStore store;
  private final Faults faults;

  /** A store over a sound one. */
  public FaultyInstanceStore(InstanceStore store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  @Override
  public Incoming receive() {
    return new FaultyIncoming(faults.read("receive", store::receive));
  }

  @Override
  public StoredObject open(InstanceId id) {
    return new FaultyObject(faults.read("open", () -> store.open(id)));
  }

  @Override
  public StoredObject open(InstanceId id, long size) {
    return new FaultyObject(faults.read("open", () -> store.open(id, size)));
  }

  @Override
  public boolean delete(InstanceId id) {
    return faults.change("delete", () -> store.delete(id));
  }

  @Override
  public void forEach(Consumer<Entry> action) {
    store.forEach(entry -> action.accept(faults.read("list", () -> entry)));
  }

  @Override
  public List<InstanceId> unsettled() {
    return faults.read("unsettled", store::unsettled);
  }

  @Override
  public void settle(InstanceId id) {
    faults.change("settle", () -> store.settle(id));
  }

  @Override
  public long abandoned(Instant before, boolean discard) {
    return faults.change("abandoned", () -> store.abandoned(before, discard));
  }

  @Override
  public void close() {
    store.close();
  }

  private final class FaultyIncoming implements Incoming {
    private final Incoming incoming;

    FaultyIncoming(Incoming incoming) {
      this.incoming = incoming;
    }

    @Override
    public void expect(InstanceId id) {
      incoming.expect(id);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      faults.change("write", () -> incoming.write(bytes, offset, length));
    }

    @Override
    public boolean commit(InstanceId id) {
      return faults.change("commit", () -> incoming.commit(id));
    }

    @Override
    public void replace(InstanceId id) {
      faults.change("replace", () -> incoming.replace(id));
    }

    @Override
    public void retire(InstanceId other) {
      faults.change("retire", () -> incoming.retire(other));
    }

    @Override
    public void settle() {
      faults.change("settle", incoming::settle);
    }

    @Override
    public void close() {
      faults.requireAlive();
      incoming.close();
    }
  }

  private final class FaultyObject implements StoredObject {
    private final StoredObject object;

    FaultyObject(StoredObject object) {
      this.object = object;
    }

    @Override
    public long size() {
      return object.size();
    }

    @Override
    public boolean isFixed() {
      return object.isFixed();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      return faults.read("read", () -> object.read(position, target, offset, length));
    }

    @Override
    public void close() {
      object.close();
    }
  }
}
