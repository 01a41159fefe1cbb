package org.pocketdicom.image;

/** An item of the VOI LUT Sequence (PS3.3 C.11.2.1.1). */
record VoiTable(LookupTable table) implements VoiLut {

  @Override
  public double apply(double value, double maximum) {
    int entry = Math.min(table.entry(Math.round(value)), table.maximum());
    return entry * maximum / table.maximum();
  }
}
