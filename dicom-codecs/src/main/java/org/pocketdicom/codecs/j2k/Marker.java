package org.pocketdicom.codecs.j2k;

/** The codes of markers (table A.2, T.814 A.3), after whose names they are called. */
final class Marker {

  static final int SOC = 0xFF4F;
  static final int CAP = 0xFF50;
  static final int SIZ = 0xFF51;
  static final int COD = 0xFF52;
  static final int COC = 0xFF53;
  static final int TLM = 0xFF55;
  static final int QCD = 0xFF5C;
  static final int QCC = 0xFF5D;
  static final int RGN = 0xFF5E;
  static final int POC = 0xFF5F;
  static final int PPM = 0xFF60;
  static final int PPT = 0xFF61;
  static final int SOT = 0xFF90;
  static final int SOP = 0xFF91;
  static final int EPH = 0xFF92;
  static final int SOD = 0xFF93;
  static final int EOC = 0xFFD9;

  private Marker() {}

  /** Whether the segment changes what a codestream means, in the way of Part 2 (T.801 A.3). */
  static boolean isOfPart2(int marker) {
    return marker >= 0xFF70 && marker <= 0xFF7F;
  }
}
