package org.pocketdicom.archive;

import java.util.List;
import org.pocketdicom.part10.Warning;
import org.pocketdicom.port.InstanceId;

/**
 * What became of an object that was given to {@link StoreInstances}; it is durable.
 *
 * @param size in bytes
 * @param warnings what was tolerated in reading it
 */
public record StoreResult(InstanceId id, Outcome outcome, long size, List<Warning> warnings) {

  /** How the object came to be stored. */
  public enum Outcome {
    /** It is new. */
    STORED,
    /** The same bytes were stored before; nothing changed. */
    SAME,
    /** It took the place of other bytes. */
    REPLACED
  }

  public StoreResult {
    warnings = List.copyOf(warnings);
  }
}
