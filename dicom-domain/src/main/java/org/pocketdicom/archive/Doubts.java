package org.pocketdicom.archive;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pocketdicom.port.InstanceId;

/**
 * Instances whose bytes and row may not be of one object, because replacing them failed half way
 * and this program went on. Of those that it did not survive the store knows.
 */
final class Doubts {

  private final Set<InstanceId> ids = ConcurrentHashMap.newKeySet();

  /** Replaces bytes and row; where that fails, a doubt is left. */
  void during(InstanceId id, Runnable replacement) {
    ids.add(id);
    replacement.run();
    ids.remove(id);
  }

  boolean isAbout(InstanceId id) {
    return ids.contains(id);
  }

  /** Does what clears a doubt, if there is one. */
  void clear(InstanceId id, Runnable work) {
    if (ids.contains(id)) {
      work.run();
      ids.remove(id);
    }
  }
}
