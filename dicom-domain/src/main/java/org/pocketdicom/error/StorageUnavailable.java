package org.pocketdicom.error;

/**
 * The store or the index cannot do its work now; nothing was acknowledged, and the caller may try
 * again.
 */
public sealed class StorageUnavailable extends DicomException permits DamagedIndex {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the problem and its place, without any value of the data set
   */
  public StorageUnavailable(String message) {
    super(message, null);
  }

  /**
   * @param message the problem and its place, without any value of the data set
   * @param cause what was caught
   */
  public StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
