package org.pocketdicom.image;

import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * From gray values of interest to what is shown, the last step of the grayscale pipeline (PS3.3
 * C.11.6): a table, or a shape that says whether the least value is black or white.
 */
record PresentationLut(Optional<LookupTable> table, boolean inverse) {

  /**
   * That of a monochrome image. Presentation LUT Shape (2050,0020) and MONOCHROME1 say the same
   * thing twice (PS3.3 C.8.11.3), so that either inverts, and both together invert once.
   *
   * @param photometric of the frame, where the header says nothing
   */
  static PresentationLut of(DataSet header, PhotometricInterpretation photometric) {
    Optional<LookupTable> table =
        FunctionalGroups.first(header, Tags.PresentationLUTSequence)
            .map(item -> LookupTable.of(item, Tags.LUTDescriptor, Tags.LUTData, false));
    boolean inverse =
        header
                .string(Tags.PhotometricInterpretation)
                .orElse(photometric.term())
                .equals("MONOCHROME1")
            || header.string(Tags.PresentationLUTShape).filter("INVERSE"::equals).isPresent();
    return new PresentationLut(table, inverse);
  }

  /**
   * The level that is shown.
   *
   * @param gray from 0 to {@code maximum}, not rounded
   */
  int apply(double gray, int maximum) {
    int level = (int) (table.map(t -> looked(t, gray, maximum)).orElse(gray) + 0.5);
    return inverse ? maximum - level : level;
  }

  /** The table's first value is for the least gray value, its last for the greatest. */
  private static double looked(LookupTable table, double gray, int maximum) {
    int entry = table.entry(table.firstMapped() + (long) (gray / maximum * table.last() + 0.5));
    return (double) Math.min(entry, table.maximum()) * maximum / table.maximum();
  }
}
