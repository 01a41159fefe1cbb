package org.pocketdicom.http.dicomweb;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.pocketdicom.port.IndexedInstance;

/** Those of some instances that have frames to be shown. */
final class Images implements Iterator<IndexedInstance> {

  private final Iterator<IndexedInstance> instances;
  private Optional<IndexedInstance> next = Optional.empty();

  Images(Iterator<IndexedInstance> instances) {
    this.instances = instances;
  }

  static boolean isImage(IndexedInstance instance) {
    return instance.frames().count() > 0 && MediaTypes.video(instance.transferSyntax()).isEmpty();
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && instances.hasNext()) {
      next = Optional.of(instances.next()).filter(Images::isImage);
    }
    return next.isPresent();
  }

  @Override
  public IndexedInstance next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    IndexedInstance image = next.orElseThrow();
    next = Optional.empty();
    return image;
  }
}
