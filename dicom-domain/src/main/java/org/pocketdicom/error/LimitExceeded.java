package org.pocketdicom.error;

/** Reading on would need more bytes, elements, depth, pixels or time than the caller allows. */
public final class LimitExceeded extends DicomException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the problem and its place, without any value of the data set
   */
  public LimitExceeded(String message) {
    super(message, null);
  }

  /**
   * @param message the problem and its place, without any value of the data set
   * @param cause what was caught
   */
  public LimitExceeded(String message, Throwable cause) {
    super(message, cause);
  }
}
