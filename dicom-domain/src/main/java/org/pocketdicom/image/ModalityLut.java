package org.pocketdicom.image;

import java.util.Optional;
import java.util.Set;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;

/** From stored values to values of the modality's unit, e.g. HU (PS3.3 C.11.1). */
sealed interface ModalityLut {

  /**
   * SOP classes whose Modality LUT Sequence is not for display (PS3.3 C.8.7.1.1.2, PS3.4 N.2.5).
   */
  Set<String> NOT_FOR_DISPLAY =
      Set.of(SopClasses.XRayAngiographicImageStorage, SopClasses.XRayRadiofluoroscopicImageStorage);

  /** The modality value of a stored value; a table has integers, and rounds. */
  double apply(double stored);

  /** Rescale Slope and Rescale Intercept. */
  record Rescale(double slope, double intercept) implements ModalityLut {

    static final Rescale IDENTITY = new Rescale(1, 0);

    @Override
    public double apply(double stored) {
      return stored * slope + intercept;
    }
  }

  /** The item of the Modality LUT Sequence. */
  record Table(LookupTable table) implements ModalityLut {

    @Override
    public double apply(double stored) {
      return table.entry(Math.round(stored));
    }
  }

  /**
   * The transformation of a frame: that of its functional groups, else the Modality LUT Sequence,
   * else the rescale of the Data Set, else none. A slope that is 0 or not finite says nothing and
   * is passed over.
   *
   * @param signed whether stored values are signed
   */
  static ModalityLut of(DataSet header, int frame, boolean signed) {
    DataSet rescale =
        FunctionalGroups.attributes(header, frame, Tags.PixelValueTransformationSequence);
    Optional<DataSet> table =
        rescale == header && !NOT_FOR_DISPLAY.contains(header.string(Tags.SOPClassUID).orElse(""))
            ? FunctionalGroups.first(header, Tags.ModalityLUTSequence)
            : Optional.empty();
    return table.<ModalityLut>map(item -> table(item, signed)).orElseGet(() -> rescale(rescale));
  }

  private static ModalityLut table(DataSet item, boolean signed) {
    return new Table(LookupTable.of(item, Tags.LUTDescriptor, Tags.LUTData, signed));
  }

  private static Rescale rescale(DataSet attributes) {
    double slope = attributes.number(Tags.RescaleSlope).orElse(1);
    double intercept = attributes.number(Tags.RescaleIntercept).orElse(0);
    return slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept)
        ? new Rescale(slope, intercept)
        : Rescale.IDENTITY;
  }
}
