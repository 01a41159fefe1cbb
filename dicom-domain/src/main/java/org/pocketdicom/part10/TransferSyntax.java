package org.pocketdicom.part10;

/**
 * How a Data Set is encoded (PS3.5 10 and Annex A).
 *
 * @param uid (0002,0010)
 * @param explicitVr elements carry their VR
 * @param bigEndian numbers are big endian
 * @param deflated the Data Set behind the File Meta Information is deflated (PS3.5 A.5)
 * @param encapsulated Pixel Data is a sequence of fragments (PS3.5 A.4)
 */
public record TransferSyntax(
    String uid, boolean explicitVr, boolean bigEndian, boolean deflated, boolean encapsulated) {

  /** Implicit VR Little Endian (PS3.5 A.1). */
  public static final TransferSyntax IMPLICIT_LITTLE =
      new TransferSyntax("1.2.840.10008.1.2", false, false, false, false);

  /** Explicit VR Little Endian (PS3.5 A.2). */
  public static final TransferSyntax EXPLICIT_LITTLE =
      new TransferSyntax("1.2.840.10008.1.2.1", true, false, false, false);

  /** Explicit VR Big Endian, retired (PS3.5 A.3). */
  public static final TransferSyntax EXPLICIT_BIG =
      new TransferSyntax("1.2.840.10008.1.2.2", true, true, false, false);

  /** Deflated Explicit VR Little Endian (PS3.5 A.5). */
  public static final TransferSyntax DEFLATED =
      new TransferSyntax("1.2.840.10008.1.2.1.99", true, false, true, false);

  /**
   * Implicit VR Big Endian, in which ACR-NEMA files are met. No Transfer Syntax is; the UID is that
   * of the one whose Pixel Data is encoded alike.
   */
  static final TransferSyntax IMPLICIT_BIG =
      new TransferSyntax(EXPLICIT_BIG.uid(), false, true, false, false);

  /**
   * The syntax of a UID; one that is not known is taken to be explicit little endian with
   * encapsulated Pixel Data, as all newer ones are.
   */
  public static TransferSyntax of(String uid) {
    return switch (uid) {
      case "1.2.840.10008.1.2" -> IMPLICIT_LITTLE;
      case "1.2.840.10008.1.2.1" -> EXPLICIT_LITTLE;
      case "1.2.840.10008.1.2.2" -> EXPLICIT_BIG;
      case "1.2.840.10008.1.2.1.99" -> DEFLATED;
      // Papyrus, retired; and the JPIP syntaxes, which hold no pixels, deflated or not (PS3.5 A.6,
      // A.7).
      case "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205" ->
          new TransferSyntax(uid, true, false, true, false);
      default -> new TransferSyntax(uid, true, false, false, true);
    };
  }
}
