package org.pocketdicom.archive;

import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/** Gives objects back exactly as they were received. Safe for use by several threads. */
public final class RetrieveInstances {

  private final InstanceStore store;
  private final InstanceIndex index;

  RetrieveInstances(InstanceStore store, InstanceIndex index) {
    this.store = store;
    this.index = index;
  }

  /**
   * What the index knows of an instance.
   *
   * @param name a file name (the newest upload counts) or a SOP Instance UID
   * @throws NoSuchInstance if there is none
   */
  public IndexedInstance find(String name) {
    Optional<IndexedInstance> named =
        Uid.isValid(name) ? index.find(new Uid(name)) : Optional.empty();
    return named
        .or(() -> index.findByFileName(name))
        .orElseThrow(
            () -> new NoSuchInstance("no file or SOP Instance UID of this name is stored"));
  }

  /** Opens the object of an instance; the caller closes it. */
  public StoredObject open(IndexedInstance instance) {
    return store.open(instance.id());
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
    StoredObject object = store.open(instance.id());
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

  /** A page of uploads, the newest first; see {@link InstanceIndex#uploads}. */
  public List<InstanceIndex.Upload> uploads(long before, int limit) {
    return index.uploads(before, limit);
  }
}
