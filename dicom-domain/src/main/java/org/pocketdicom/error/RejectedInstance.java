package org.pocketdicom.error;

/**
 * The object was understood and is refused, e.g. other bytes under a SOP Instance UID that is
 * taken.
 */
public final class RejectedInstance extends DicomException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the problem and its place, without any value of the data set
   */
  public RejectedInstance(String message) {
    super(message, null);
  }

  /**
   * @param message the problem and its place, without any value of the data set
   * @param cause what was caught
   */
  public RejectedInstance(String message, Throwable cause) {
    super(message, cause);
  }
}
