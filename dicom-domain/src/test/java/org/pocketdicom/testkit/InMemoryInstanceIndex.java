package org.pocketdicom.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;

/** An index in memory, for tests of what stands on one. Closing it changes nothing. */
public final class InMemoryInstanceIndex implements InstanceIndex {

  private final Map<Uid, IndexedInstance> instances = new LinkedHashMap<>();
  private final List<Upload> uploads = new ArrayList<>();
  private long lastNumber;

  @Override
  public synchronized Outcome add(IndexedInstance instance, Optional<String> fileName) {
    checkName(fileName);
    IndexedInstance known = instances.putIfAbsent(instance.id().instance(), instance);
    if (known != null && !known.isSameObject(instance)) {
      return Outcome.TAKEN;
    }
    addUpload(instance, fileName);
    return known == null ? Outcome.ADDED : Outcome.SAME;
  }

  @Override
  public synchronized void replace(IndexedInstance instance, Optional<String> fileName) {
    checkName(fileName);
    instances.put(instance.id().instance(), instance);
    uploads.replaceAll(upload ->
        isOf(instance.id(), upload)
            ? new Upload(
                upload.number(),
                upload.fileName(),
                instance.id(),
                instance.size(),
                upload.uploadedAt())
            : upload);
    addUpload(instance, fileName);
  }

  @Override
  public synchronized Optional<IndexedInstance> find(Uid instance) {
    return Optional.ofNullable(instances.get(instance));
  }

  @Override
  public synchronized Optional<IndexedInstance> findByFileName(String fileName) {
    return uploads.reversed().stream()
        .filter(upload -> upload.fileName().equals(fileName))
        .findFirst()
        .flatMap(upload -> find(upload.id().instance()));
  }

  @Override
  public synchronized List<Upload> uploads(long before, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("a page is 1 to 1000 uploads");
    }
    return uploads.reversed().stream()
        .filter(upload -> upload.number() < before)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean remove(InstanceId id) {
    IndexedInstance known = instances.get(id.instance());
    if (known == null || !known.id().equals(id)) {
      return false;
    }
    instances.remove(id.instance());
    uploads.removeIf(upload -> isOf(id, upload));
    return true;
  }

  @Override
  public void forEach(Consumer<Summary> action) {
    List<IndexedInstance> all;
    synchronized (this) {
      all = List.copyOf(instances.values());
    }
    all.forEach(each -> action.accept(new Summary(each.id(), each.size(), each.sha256())));
  }

  @Override
  public void close() {}

  private void addUpload(IndexedInstance instance, Optional<String> fileName) {
    fileName.ifPresent(name ->
        uploads.add(
            new Upload(++lastNumber, name, instance.id(), instance.size(), instance.storedAt())));
  }

  private static boolean isOf(InstanceId id, Upload upload) {
    return upload.id().instance().equals(id.instance());
  }

  private static void checkName(Optional<String> fileName) {
    if (fileName.isPresent() && fileName.get().length() > 1_024) {
      throw new IllegalArgumentException("a file name is at most 1024 characters long");
    }
  }
}
