package org.pocketdicom.testkit;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/** A store in memory, for tests of what stands on one. Closing it changes nothing. */
public final class InMemoryInstanceStore implements InstanceStore {

  private final Map<InstanceId, byte[]> objects = new ConcurrentHashMap<>();
  private final Set<InstanceId> unsettled = ConcurrentHashMap.newKeySet();

  @Override
  public Incoming receive() {
    return new InMemoryIncoming();
  }

  @Override
  public StoredObject open(InstanceId id) {
    byte[] bytes = objects.get(id);
    if (bytes == null) {
      throw new NoSuchInstance("the store holds no such object");
    }
    return new InMemoryObject(ByteSource.of(bytes));
  }

  @Override
  public boolean delete(InstanceId id) {
    unsettled.remove(id);
    return objects.remove(id) != null;
  }

  @Override
  public void forEach(Consumer<Entry> action) {
    objects.forEach((id, bytes) -> action.accept(new Entry(id, bytes.length)));
  }

  @Override
  public List<InstanceId> unsettled() {
    return List.copyOf(unsettled);
  }

  @Override
  public void settle(InstanceId id) {
    unsettled.remove(id);
  }

  @Override
  public void close() {}

  private record InMemoryObject(ByteSource bytes) implements StoredObject {
    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      return bytes.read(position, target, offset, length);
    }
  }

  private final class InMemoryIncoming implements Incoming {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<InstanceId> mine = new HashSet<>();

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
    }

    @Override
    public boolean commit(InstanceId id) {
      boolean created = objects.putIfAbsent(id, bytes.toByteArray()) == null;
      if (created) {
        awaitSettling(id);
      }
      return created;
    }

    @Override
    public void replace(InstanceId id) {
      objects.put(id, bytes.toByteArray());
      awaitSettling(id);
    }

    @Override
    public void retire(InstanceId other) {
      awaitSettling(other);
    }

    @Override
    public void settle() {
      unsettled.removeAll(mine);
    }

    @Override
    public void close() {}

    private void awaitSettling(InstanceId id) {
      unsettled.add(id);
      mine.add(id);
    }
  }
}
