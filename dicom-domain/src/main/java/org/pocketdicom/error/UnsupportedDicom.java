package org.pocketdicom.error;

/** The object is sound as far as it was read, but asks for something that is not implemented. */
public final class UnsupportedDicom extends DicomException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the problem and its place, without any value of the data set
   */
  public UnsupportedDicom(String message) {
    super(message, null);
  }

  /**
   * @param message the problem and its place, without any value of the data set
   * @param cause what was caught
   */
  public UnsupportedDicom(String message, Throwable cause) {
    super(message, cause);
  }
}
