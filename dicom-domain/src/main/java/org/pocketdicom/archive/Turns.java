package org.pocketdicom.archive;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pocketdicom.data.Uid;

/**
 * Keeps store and index of an instance together: who changes both is alone, and nobody reads both
 * meanwhile. Instances share some locks.
 */
final class Turns {

  private final List<ReentrantReadWriteLock> locks =
      Stream.generate(ReentrantReadWriteLock::new).limit(1024).toList();

  /** Changes an instance. */
  <T> T change(Uid instance, Supplier<T> work) {
    return alone(lock(instance).writeLock(), work);
  }

  /** Reads an instance from store and index. */
  <T> T read(Uid instance, Supplier<T> work) {
    return alone(lock(instance).readLock(), work);
  }

  /** Whether somebody may be changing an instance now. */
  boolean isChanging(Uid instance) {
    return lock(instance).isWriteLocked();
  }

  private ReentrantReadWriteLock lock(Uid instance) {
    return locks.get(Math.floorMod(instance.hashCode(), locks.size()));
  }

  private static <T> T alone(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
