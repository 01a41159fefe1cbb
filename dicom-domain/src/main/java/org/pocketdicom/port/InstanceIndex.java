package org.pocketdicom.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pocketdicom.data.Uid;

/**
 * Knows every instance and answers questions without touching the objects. Safe for use by several
 * threads; what a method changed is durable when it returns. {@code InstanceIndexContract} is the
 * promise in full.
 */
public interface InstanceIndex extends AutoCloseable {

  /** What {@link #add} did. */
  enum Outcome {
    /** The instance is new, and now known. */
    ADDED,
    /** An instance of this identity with this digest was known; only the file name was added. */
    SAME,
    /**
     * The SOP Instance UID is taken by other bytes or in another study or series; nothing changed.
     */
    TAKEN
  }

  /**
   * An upload that the index remembers.
   *
   * @param number grows with each upload; the position in the list of files
   * @param fileName a label, not an identity
   */
  record Upload(long number, String fileName, InstanceId id, long size, Instant uploadedAt) {}

  /** What verification needs of an instance. */
  record Summary(InstanceId id, long size, String sha256) {}

  /**
   * Adds an instance and the name it was uploaded under, in one transaction.
   *
   * @param fileName at most 1,024 characters; empty for none
   */
  Outcome add(IndexedInstance instance, Optional<String> fileName);

  /**
   * Puts an instance in place of whatever is known under its SOP Instance UID, and adds the name it
   * was uploaded under.
   */
  void replace(IndexedInstance instance, Optional<String> fileName);

  /**
   * The instance of a SOP Instance UID.
   *
   * @throws org.pocketdicom.error.DamagedIndex if what is kept of it can't be understood; {@link
   *     #replace} mends it
   */
  Optional<IndexedInstance> find(Uid instance);

  /** The instance that was last uploaded under a name. */
  Optional<IndexedInstance> findByFileName(String fileName);

  /**
   * A page of uploads, the newest first.
   *
   * @param before only uploads with a smaller number; {@link Long#MAX_VALUE} for the first page
   * @param limit 1 to 1,000
   */
  List<Upload> uploads(long before, int limit);

  /**
   * Forgets an instance and its file names.
   *
   * @return false where it was not known
   */
  boolean remove(InstanceId id);

  /**
   * Names every instance, each once, without holding the list in memory; but for those whose
   * identity can't be understood any more.
   */
  void forEach(Consumer<Summary> action);

  @Override
  void close();
}
