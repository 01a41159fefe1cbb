package org.pocketdicom.codecs.j2k;

import java.util.List;
import java.util.Optional;

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

  static final int MCT = 0xFF74;
  static final int MCC = 0xFF75;
  static final int MCO = 0xFF77;
  static final int CBD = 0xFF78;

  /** Those of Part 2, from 0xFF70 on. */
  private static final List<String> OF_PART_2 =
      List.of("DCO", "VMS", "DFS", "ADS", "MCT", "MCC", "NLT", "MCO", "CBD", "ATK");

  private Marker() {}

  /**
   * The name of a segment that changes what a codestream means, in the way of Part 2 (T.801 A.3).
   */
  static Optional<String> ofPart2(int marker) {
    int index = marker - 0xFF70;
    if (index < 0 || index > 15) {
      return Optional.empty();
    }
    return Optional.of(
        index < OF_PART_2.size() ? OF_PART_2.get(index) : Integer.toHexString(marker));
  }
}
