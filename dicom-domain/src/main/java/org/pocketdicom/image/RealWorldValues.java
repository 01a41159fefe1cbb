package org.pocketdicom.image;

import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * From stored values to a quantity such as SUV (PS3.3 C.7.6.16.2.11). Values outside of those that
 * are mapped have the quantity of the nearest that is.
 */
final class RealWorldValues {

  private RealWorldValues() {}

  /** The first mapping of a frame that is whole: a slope with its intercept, or a table. */
  static Optional<ModalityLut> of(DataSet header, int frame, boolean signed) {
    DataSet attributes =
        FunctionalGroups.attributes(header, frame, Tags.RealWorldValueMappingSequence);
    // In a functional group the macro's sequence holds the mappings themselves.
    return (attributes == header
            ? FunctionalGroups.first(header, Tags.RealWorldValueMappingSequence)
            : Optional.of(attributes))
        .flatMap(item -> linear(item).or(() -> table(item, signed)));
  }

  private static Optional<ModalityLut> linear(DataSet item) {
    double slope = item.number(Tags.RealWorldValueSlope).orElse(0);
    double intercept = item.number(Tags.RealWorldValueIntercept).orElse(0);
    return slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept)
        ? Optional.of(new ModalityLut.Rescale(slope, intercept))
        : Optional.empty();
  }

  private static Optional<ModalityLut> table(DataSet item, boolean signed) {
    double[] values =
        item.get(Tags.RealWorldValueLUTData).map(DataElement::doubles).orElse(new double[0]);
    int first = item.integer(Tags.RealWorldValueFirstValueMapped).orElse(0);
    // Its VR follows Pixel Representation, but is not reliable.
    int firstMapped = signed ? (short) first : first & 0xFFFF;
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new ModalityLut.Quantities(firstMapped, values));
  }
}
