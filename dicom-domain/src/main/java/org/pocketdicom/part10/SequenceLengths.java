package org.pocketdicom.part10;

import org.pocketdicom.data.Value;

/** How a writer tells where a sequence and its Items end (PS3.5 7.5). Both forms mean the same. */
public enum SequenceLengths {
  /** As it was read; what was built has its length. */
  AS_READ,
  /** By their lengths. */
  DEFINED,
  /** By delimiters. */
  UNDEFINED;

  boolean isUndefined(Value.Sequence sequence) {
    return this == UNDEFINED || this == AS_READ && sequence.undefinedLength();
  }

  boolean areItemsUndefined(Value.Sequence sequence) {
    return this == UNDEFINED || this == AS_READ && sequence.undefinedItemLengths();
  }
}
