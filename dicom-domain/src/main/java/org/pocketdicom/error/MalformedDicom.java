package org.pocketdicom.error;

/** The bytes contradict the standard, or each other, so that no answer would be right. */
public final class MalformedDicom extends DicomException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the problem and its place, without any value of the data set
   */
  public MalformedDicom(String message) {
    super(message, null);
  }

  /**
   * @param message the problem and its place, without any value of the data set
   * @param cause what was caught
   */
  public MalformedDicom(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param message the problem
   * @param tagPath where in the data set, e.g. {@code (0008,1140)[0].(0008,1155)}
   * @param byteOffset where in the file, from its first byte
   */
  public MalformedDicom(String message, String tagPath, long byteOffset) {
    super(message + " at " + tagPath + ", byte " + byteOffset, null);
  }
}
