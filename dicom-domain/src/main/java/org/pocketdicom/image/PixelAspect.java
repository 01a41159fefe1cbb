package org.pocketdicom.image;

import java.util.Optional;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/** Whether pixels are square (PS3.3 C.7.6.3.1.7, 10.7.1.3). */
final class PixelAspect {

  private static final double MOST = 100;

  private PixelAspect() {}

  /**
   * The height of a frame's pixels divided by their width: by their spacing, else by Pixel Aspect
   * Ratio, else 1; what is beyond 100 either way is a mistake.
   */
  static double of(DataSet header, int frame) {
    DataSet measures = FunctionalGroups.attributes(header, frame, Tags.PixelMeasuresSequence);
    return Stream.of(
            ratio(measures, Tags.PixelSpacing),
            ratio(header, Tags.ImagerPixelSpacing),
            ratio(header, Tags.NominalScannedPixelSpacing),
            ratio(header, Tags.PixelAspectRatio))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(1.0);
  }

  private static Optional<Double> ratio(DataSet attributes, int tag) {
    double[] values = attributes.get(tag).map(DataElement::doubles).orElse(new double[0]);
    return values.length == 2
            && values[0] > 0
            && values[1] > 0
            && values[0] / values[1] <= MOST
            && values[1] / values[0] <= MOST
        ? Optional.of(values[0] / values[1])
        : Optional.empty();
  }
}
