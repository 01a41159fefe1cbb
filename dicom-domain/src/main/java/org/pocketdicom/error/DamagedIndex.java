package org.pocketdicom.error;

/** What the index keeps of an instance can't be understood; it can be made again of the object. */
public final class DamagedIndex extends StorageUnavailable {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause what was caught
   */
  public DamagedIndex(Throwable cause) {
    super("the index is damaged; dicom verify --repair makes it again of the store", cause);
  }
}
