package org.pocketdicom.image;

import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * The Palette Color Lookup Tables (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.7.9). Indices outside of a
 * table have its first or last entry.
 */
record Palette(LookupTable red, LookupTable green, LookupTable blue) {

  /**
   * Reads the tables, plain ones or of segments.
   *
   * @param signed whether indices are signed
   */
  static Palette of(DataSet header, boolean signed) {
    return new Palette(
        table(
            header,
            Tags.RedPaletteColorLookupTableDescriptor,
            Tags.RedPaletteColorLookupTableData,
            Tags.SegmentedRedPaletteColorLookupTableData,
            signed),
        table(
            header,
            Tags.GreenPaletteColorLookupTableDescriptor,
            Tags.GreenPaletteColorLookupTableData,
            Tags.SegmentedGreenPaletteColorLookupTableData,
            signed),
        table(
            header,
            Tags.BluePaletteColorLookupTableDescriptor,
            Tags.BluePaletteColorLookupTableData,
            Tags.SegmentedBluePaletteColorLookupTableData,
            signed));
  }

  private static LookupTable table(
      DataSet header, int descriptor, int data, int segments, boolean signed) {
    return header.contains(segments)
        ? LookupTable.ofSegments(header, descriptor, segments, signed)
        : LookupTable.of(header, descriptor, data, signed);
  }

  /** Red, green and blue of each pixel. */
  byte[] apply(DecodedFrame frame) {
    StoredRange stored = StoredRange.of(frame);
    if (!stored.fitsTable()) {
      throw new UnsupportedDicom("palette indices of " + stored.bits() + " bits");
    }
    byte[] reds = levels(red, stored, frame);
    byte[] greens = levels(green, stored, frame);
    byte[] blues = levels(blue, stored, frame);
    byte[] rgb = new byte[reds.length * 3];
    for (int i = 0; i < reds.length; i++) {
      rgb[3 * i] = reds[i];
      rgb[3 * i + 1] = greens[i];
      rgb[3 * i + 2] = blues[i];
    }
    return rgb;
  }

  private static byte[] levels(LookupTable table, StoredRange stored, DecodedFrame frame) {
    return new LevelTable(stored, index -> EightBits.of(table.entry(index), table.bits()))
        .bytes(frame);
  }
}
