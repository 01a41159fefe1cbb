package org.pocketdicom.query;

/**
 * A question that can't be answered: a key that is not indexed, or a value that its key can't have.
 * Never answered by leaving the key out, which would find other patients' objects.
 */
public final class UnmatchableKey extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param key as it was spelt, or its path
   * @param why what is wrong with it; the value is not quoted
   */
  public UnmatchableKey(String key, String why) {
    super(key + ": " + why);
  }
}
