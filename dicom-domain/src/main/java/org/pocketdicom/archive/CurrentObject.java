package org.pocketdicom.archive;

import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.pocketdicom.port.StoredObject;

/**
 * An object that its first read decides on, which is therefore done where nobody changes the
 * instance, and only counts if the index still knows that object afterwards.
 */
final class CurrentObject implements StoredObject {

  private final StoredObject object;
  private final ToIntFunction<IntSupplier> first;
  private volatile boolean checked;

  /**
   * @param first does the first read, and fails if the object is not the one that is meant
   */
  CurrentObject(StoredObject object, ToIntFunction<IntSupplier> first) {
    this.object = object;
    this.first = first;
  }

  @Override
  public long size() {
    return object.size();
  }

  @Override
  public boolean isFixed() {
    return checked;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    if (checked) {
      return object.read(position, target, offset, length);
    }
    int n = first.applyAsInt(() -> object.read(position, target, offset, length));
    checked = true;
    return n;
  }

  @Override
  public void close() {
    object.close();
  }
}
