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

  /** The table of a Real World Value Mapping, for stored values from the first. */
  final class Quantities implements ModalityLut {

    private final int firstMapped;
    private final double[] values;

    Quantities(int firstMapped, double[] values) {
      this.firstMapped = firstMapped;
      this.values = values;
    }

    @Override
    public double apply(double stored) {
      return values[(int) Math.clamp(Math.rint(stored) - firstMapped, 0, values.length - 1)];
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
    return stated(header, frame, signed).orElse(Rescale.IDENTITY);
  }

  /**
   * The scale in which a frame's values have a meaning, also to who asks for a window: that of
   * {@link #of}, and where there is none the first Real World Value Mapping (PS3.3 C.7.6.16.2.11).
   */
  static ModalityLut scale(DataSet header, int frame, boolean signed) {
    return stated(header, frame, signed)
        .or(() -> RealWorldValues.of(header, frame, signed))
        .orElse(Rescale.IDENTITY);
  }

  private static Optional<ModalityLut> stated(DataSet header, int frame, boolean signed) {
    DataSet rescale =
        FunctionalGroups.attributes(header, frame, Tags.PixelValueTransformationSequence);
    Optional<DataSet> table =
        rescale == header && !NOT_FOR_DISPLAY.contains(header.string(Tags.SOPClassUID).orElse(""))
            ? FunctionalGroups.first(header, Tags.ModalityLUTSequence)
            : Optional.empty();
    return table.<ModalityLut>map(item -> table(item, signed)).or(() -> rescale(rescale));
  }

  private static ModalityLut table(DataSet item, boolean signed) {
    return new Table(LookupTable.of(item, Tags.LUTDescriptor, Tags.LUTData, signed));
  }

  private static Optional<ModalityLut> rescale(DataSet attributes) {
    double slope = attributes.number(Tags.RescaleSlope).orElse(1);
    double intercept = attributes.number(Tags.RescaleIntercept).orElse(0);
    boolean stated =
        attributes.contains(Tags.RescaleSlope) || attributes.contains(Tags.RescaleIntercept);
    return stated && slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept)
        ? Optional.of(new Rescale(slope, intercept))
        : Optional.empty();
  }
}
