package org.pocketdicom.part10;

/**
 * A deviation that was tolerated.
 *
 * @param where a tag path or a place in the file; never a value
 * @param offset the byte of the object at which it was noticed
 */
public record Warning(Deviation deviation, String where, long offset) {

  @Override
  public String toString() {
    return deviation + " at " + where + ", byte " + offset;
  }
}
