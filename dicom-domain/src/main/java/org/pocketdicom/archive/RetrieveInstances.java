package org.pocketdicom.archive;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.image.PresentationState;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/** Gives objects back exactly as they were received. Safe for use by several threads. */
public final class RetrieveInstances {

  private static final long HEAP = Runtime.getRuntime().maxMemory();

  private final InstanceStore store;
  private final InstanceIndex index;
  private final Turns turns;
  private final StoreInstances storeInstances;

  /** For pieces that are asked for before they are wanted. */
  private final Semaphore aheadMemory =
      new Semaphore(Math.clamp(HEAP / 8 / ReadAhead.PIECE, 4, 256));

  RetrieveInstances(
      InstanceStore store, InstanceIndex index, Turns turns, StoreInstances storeInstances) {
    this.store = store;
    this.index = index;
    this.turns = turns;
    this.storeInstances = storeInstances;
  }

  /**
   * What the index knows of an instance.
   *
   * @param name a file name (the newest upload counts) or a SOP Instance UID
   * @throws NoSuchInstance if there is none
   */
  public IndexedInstance find(String name) {
    IndexedInstance found = lookUp(name);
    Uid uid = found.id().instance();
    if (storeInstances.isDoubtful(found.id())) {
      return turns.change(
          uid,
          () -> {
            storeInstances.clearDoubt(found.id());
            return lookUp(name);
          });
    }
    return turns.isChanging(uid) ? turns.read(uid, () -> lookUp(name)) : found;
  }

  private IndexedInstance lookUp(String name) {
    Optional<IndexedInstance> named =
        Uid.isValid(name) ? index.find(new Uid(name)) : Optional.empty();
    return named
        .or(() -> index.findByFileName(name))
        .orElseThrow(
            () -> new NoSuchInstance("no file or SOP Instance UID of this name is stored"));
  }

  /**
   * What the index knows of an instance of a series.
   *
   * @throws NoSuchInstance if there is none of just this identity
   */
  public IndexedInstance find(InstanceId id) {
    return find(new InstanceIndex.Place(id.study(), Optional.of(id.series())), id.instance());
  }

  /**
   * What the index knows of an instance of a study or a series.
   *
   * @throws NoSuchInstance if there is none of this SOP Instance UID, or it is elsewhere
   */
  public IndexedInstance find(InstanceIndex.Place place, Uid instance) {
    IndexedInstance found = find(instance.value());
    InstanceId id = found.id();
    if (id.instance().equals(instance)
        && id.study().equals(place.study())
        && place.series().map(id.series()::equals).orElse(true)) {
      return found;
    }
    throw new NoSuchInstance("no such instance is stored in this study and series");
  }

  /**
   * The instances of a study or a series; see {@link InstanceIndex#instances}.
   *
   * @throws NoSuchInstance if there are none
   */
  public Iterator<IndexedInstance> instances(InstanceIndex.Place place) {
    return some(index.instances(place));
  }

  /**
   * The identities and digests of the instances of a study or a series, in the order of {@link
   * #instances}.
   *
   * @throws NoSuchInstance if there are none
   */
  public Iterator<InstanceIndex.Summary> summaries(InstanceIndex.Place place) {
    return some(index.summaries(place));
  }

  private static <T> Iterator<T> some(Iterator<T> all) {
    if (!all.hasNext()) {
      throw new NoSuchInstance("no such study or series is stored");
    }
    return all;
  }

  /**
   * Opens the object of an instance; the caller closes it. It is the one that the header and the
   * frame table of {@code instance} describe, whatever replaces it. Where each request to the store
   * counts, none is made before the first read: that then fails as this does.
   *
   * @throws NoSuchInstance if the store holds no such object
   * @throws StorageUnavailable if it was replaced since it was found; the new one can be found
   */
  public StoredObject open(IndexedInstance instance) {
    return turns.read(instance.id().instance(), () -> openCurrent(instance));
  }

  // The index is asked last: a replacement puts its bytes in place first.
  private StoredObject openCurrent(IndexedInstance instance) {
    StoredObject object = store.open(instance.id(), instance.size());
    try {
      if (object.isFixed()) {
        requireCurrent(instance);
        return object;
      }
      return new CurrentObject(object, read -> readCurrent(instance, read));
    } catch (RuntimeException e) {
      object.close();
      throw e;
    }
  }

  private int readCurrent(IndexedInstance instance, IntSupplier read) {
    return turns.read(
        instance.id().instance(),
        () -> {
          int n = read.getAsInt();
          requireCurrent(instance);
          return n;
        });
  }

  private void requireCurrent(IndexedInstance instance) {
    Optional<IndexedInstance> current = index.find(instance.id().instance());
    if (current.filter(instance::isSameObject).isEmpty()
        || storeInstances.isDoubtful(instance.id())) {
      throw new StorageUnavailable("the object was replaced since it was found; ask again");
    }
  }

  /**
   * Reads spans of objects in order, asking a distant store for the next while one is consumed.
   * Each object is the one that its instance describes, as for {@link #open}. Nothing is opened
   * before the first is asked for.
   *
   * @param spans asked for a few at a time
   */
  public ReadAhead readAhead(Iterator<ReadAhead.Span> spans) {
    return new ReadAhead(this, aheadMemory, spans);
  }

  /**
   * Sees that the object of an instance can be had, before an answer begins that could only break
   * off later.
   *
   * @throws NoSuchInstance if the store holds no such object
   */
  public void check(IndexedInstance instance) {
    store.open(instance.id()).close();
  }

  /**
   * The image of an instance, to render; the caller closes it.
   *
   * @param name a file name (the newest upload counts) or a SOP Instance UID
   * @throws NoSuchInstance if there is none
   */
  public DicomImage image(String name) {
    return image(find(name));
  }

  /** The instance as an image to render; the caller closes it. */
  public DicomImage image(IndexedInstance instance) {
    StoredObject object = open(instance);
    try {
      return new DicomImage(
          instance.header(),
          instance.transferSyntax(),
          instance.frames(),
          Part10Reader.content(instance.transferSyntax(), object));
    } catch (RuntimeException e) {
      object.close();
      throw e;
    }
  }

  /**
   * The presentation state that an instance is, as {@link DicomImage#presentationState}; it is read
   * from the store only where it has long overlays.
   */
  public PresentationState presentationState(IndexedInstance instance) {
    if (LongOverlays.in(instance.header()).isEmpty()) {
      return PresentationState.of(instance.header());
    }
    try (DicomImage state = image(instance)) {
      return state.presentationState();
    }
  }

  /** A page of uploads, the newest first; see {@link InstanceIndex#uploads}. */
  public List<InstanceIndex.Upload> uploads(long before, int limit) {
    return index.uploads(before, limit);
  }
}
