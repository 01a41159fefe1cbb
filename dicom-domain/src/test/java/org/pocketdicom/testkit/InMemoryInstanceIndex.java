package org.pocketdicom.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.IndexedKeys;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.PageStarts;
import org.pocketdicom.query.Query;

/** An index in memory, for tests of what stands on one. Closing it changes nothing. */
public final class InMemoryInstanceIndex implements InstanceIndex {

  private final Map<Uid, IndexedInstance> instances = new LinkedHashMap<>();
  private final Map<List<Uid>, Long> numbers = new HashMap<>();
  private final PageStarts starts = new PageStarts(System::nanoTime);
  private final List<Upload> uploads = new ArrayList<>();
  private final Set<InstanceId> discards = new LinkedHashSet<>();
  private final Set<KeyPath> added = new LinkedHashSet<>();
  private long lastNumber;

  @Override
  public synchronized Outcome add(IndexedInstance instance, Optional<String> fileName) {
    checkName(fileName);
    IndexedInstance known = instances.putIfAbsent(instance.id().instance(), instance);
    if (known != null && !known.isSameObject(instance)) {
      return Outcome.TAKEN;
    }
    number(instance);
    discards.remove(instance.id());
    addUpload(instance, fileName);
    return known == null ? Outcome.ADDED : Outcome.SAME;
  }

  @Override
  public synchronized void replace(IndexedInstance instance, Optional<String> fileName) {
    checkName(fileName);
    IndexedInstance known = instances.get(instance.id().instance());
    if (known != null && !known.id().equals(instance.id())) {
      instances.remove(instance.id().instance()); // comes behind those of its new series
    }
    instances.put(instance.id().instance(), instance);
    number(instance);
    forgetNumbers();
    discards.remove(instance.id());
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
    forgetNumbers();
    uploads.removeIf(upload -> isOf(id, upload));
    return true;
  }

  @Override
  public synchronized boolean discard(InstanceId id) {
    return remove(id) ? discards.add(id) : discards.contains(id);
  }

  @Override
  public synchronized List<InstanceId> discards() {
    return List.copyOf(discards);
  }

  @Override
  public synchronized void discarded(InstanceId id) {
    discards.remove(id);
  }

  @Override
  public synchronized Matches search(Query query, int offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page is 1 to " + MAX_PAGE + " matches");
    }
    List<Map.Entry<Long, Match>> all = new ArrayList<>(searched().search(query).entrySet());
    Optional<PageStarts.Start> start =
        starts.before(query, offset).filter(known -> known.offset() == offset);
    all.removeIf(match -> start.isPresent() && match.getKey() <= start.get().number());
    List<Map.Entry<Long, Match>> rest =
        start.isPresent() ? all : all.subList(Math.min(offset, all.size()), all.size());
    List<Map.Entry<Long, Match>> page = rest.subList(0, Math.min(limit, rest.size()));
    if (!page.isEmpty()) {
      starts.note(query, offset + page.size(), page.getLast().getKey());
    }
    int further = Math.min(rest.size() - page.size(), InstanceIndex.counted(query, limit));
    return new Matches(page.stream().map(Map.Entry::getValue).toList(), further);
  }

  @Override
  public synchronized Iterator<IndexedInstance> instances(Place place) {
    return instances.values().stream()
        .filter(instance -> instance.id().study().equals(place.study()))
        .filter(instance -> place.series().map(instance.id().series()::equals).orElse(true))
        .sorted(Comparator.comparingLong(instance -> number(seriesOf(instance))))
        .toList()
        .iterator();
  }

  @Override
  public Iterator<Summary> summaries(Place place) {
    List<Summary> all = new ArrayList<>();
    instances(place).forEachRemaining(each -> all.add(summary(each)));
    return all.iterator();
  }

  @Override
  public synchronized List<IndexedPath> indexedPaths() {
    InMemorySearch all = searched();
    return added.stream()
        .map(path -> new IndexedPath(path, all.count(path.level()), all.count(path.level())))
        .toList();
  }

  @Override
  public synchronized void addIndexedPath(KeyPath path, LongConsumer progress) {
    IndexedKeys.checkIndexable(path);
    if (!IndexedKeys.isBuiltIn(path)) {
      added.add(path);
    }
    progress.accept(searched().count(path.level()));
  }

  @Override
  public synchronized boolean removeIndexedPath(KeyPath path) {
    return added.remove(path);
  }

  @Override
  public void forEach(Consumer<Summary> action) {
    List<IndexedInstance> all;
    synchronized (this) {
      all = List.copyOf(instances.values());
    }
    all.forEach(each -> action.accept(summary(each)));
  }

  @Override
  public void close() {}

  private void addUpload(IndexedInstance instance, Optional<String> fileName) {
    fileName.ifPresent(name ->
        uploads.add(
            new Upload(++lastNumber, name, instance.id(), instance.size(), instance.storedAt())));
  }

  private InMemorySearch searched() {
    List<InMemorySearch.Numbered> all = new ArrayList<>();
    for (IndexedInstance each : instances.values()) {
      all.add(
          new InMemorySearch.Numbered(
              each,
              number(List.of(each.id().study())),
              number(seriesOf(each)),
              number(instanceOf(each))));
    }
    return new InMemorySearch(all, added);
  }

  private static List<Uid> seriesOf(IndexedInstance instance) {
    return List.of(instance.id().study(), instance.id().series());
  }

  private static List<Uid> instanceOf(IndexedInstance instance) {
    return List.of(instance.id().study(), instance.id().series(), instance.id().instance());
  }

  private long number(List<Uid> entity) {
    return Objects.requireNonNull(numbers.get(entity));
  }

  private void number(IndexedInstance instance) {
    for (int level = 1; level <= 3; level++) {
      numbers.computeIfAbsent(instanceOf(instance).subList(0, level), e -> ++lastNumber);
    }
  }

  /** An entity that is gone and comes again is another. */
  private void forgetNumbers() {
    Set<List<Uid>> known = new HashSet<>();
    for (IndexedInstance each : instances.values()) {
      for (int level = 1; level <= 3; level++) {
        known.add(instanceOf(each).subList(0, level));
      }
    }
    numbers.keySet().retainAll(known);
  }

  private static Summary summary(IndexedInstance instance) {
    return new Summary(instance.id(), instance.size(), instance.sha256());
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
