package org.pocketdicom.error;

/** What was asked for is not there: an instance, a file name, a frame or an attribute. */
public final class NoSuchInstance extends DicomException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the problem and its place, without any value of the data set
   */
  public NoSuchInstance(String message) {
    super(message, null);
  }

  /**
   * @param message the problem and its place, without any value of the data set
   * @param cause what was caught
   */
  public NoSuchInstance(String message, Throwable cause) {
    super(message, cause);
  }
}
