package org.pocketdicom.port;

/**
 * An object on its way into a store. Nothing is visible before {@link #commit}; what is closed
 * without it leaves nothing behind. Not for use by several threads.
 *
 * <pre>{@code
 * try (Incoming incoming = store.receive()) {
 *   incoming.write(bytes, 0, n);                  // as often as needed
 *   boolean created = incoming.commit(id);        // durable and visible
 *   index.add(…);
 *   incoming.settle();                            // a restart need not look at it again
 * }
 * }</pre>
 */
public interface Incoming extends AutoCloseable {

  /**
   * Says under which identity the object will be committed, as soon as that is known. A hint: a
   * store may do without.
   */
  default void expect(InstanceId id) {}

  /** Appends bytes. Memory does not grow with their number. */
  void write(byte[] bytes, int offset, int length);

  /**
   * Makes the object durable and then visible, whole and at once, unless an object has this
   * identity already.
   *
   * @return false where there is one, which then is unchanged
   * @throws org.pocketdicom.error.StorageUnavailable if it could not be made durable; it must not
   *     be acknowledged then, and where it is visible all the same, {@link InstanceStore#unsettled}
   *     names it
   */
  boolean commit(InstanceId id);

  /**
   * Like {@link #commit}, but takes the place of an object that is there; readers see the old one
   * or the new one.
   */
  void replace(InstanceId id);

  /**
   * Says, before {@link #replace}, that an object under another identity will be deleted in favour
   * of this one: until {@link #settle} a crash leaves that identity unsettled as well. A store that
   * has no {@link InstanceStore#unsettled} may do without.
   */
  default void retire(InstanceId other) {}

  /**
   * Says that the index knows the object. Without it {@link InstanceStore#unsettled} names the
   * object after a crash.
   */
  void settle();

  /** Discards what was not committed. */
  @Override
  void close();
}
