package org.pocketdicom.codecs.j2k;

/** Which filters a sub-band has passed: the horizontal one first (F.3.1). */
enum Orientation {
  LL(0, 0),
  HL(1, 1),
  LH(2, 1),
  HH(3, 2);

  private final int index;
  private final int gain;

  Orientation(int index, int gain) {
    this.index = index;
    this.gain = gain;
  }

  /** Its place among the sub-bands of a level. */
  int index() {
    return index;
  }

  /** The binary logarithm of the sub-band's gain (table E.1). */
  int gain() {
    return gain;
  }

  boolean isHighHorizontally() {
    return this == HL || this == HH;
  }

  boolean isHighVertically() {
    return this == LH || this == HH;
  }
}
