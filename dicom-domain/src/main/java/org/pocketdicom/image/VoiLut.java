package org.pocketdicom.image;

import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

/** From values of the modality's unit to the gray values of interest (PS3.3 C.11.2). */
public sealed interface VoiLut permits Window, VoiTable {

  /**
   * The gray value of a modality value, not rounded.
   *
   * @param maximum of the gray values, of which the least is 0
   */
  double apply(double value, double maximum);

  /**
   * The transformation that a frame asks for: of its functional groups or the Data Set, the first
   * window, else the first VOI LUT. A window that is not one (no number, a width of 0) is passed
   * over.
   *
   * @param signed whether modality values may be negative
   * @return empty where the frame asks for none
   * @throws MalformedDicom if the VOI LUT is damaged
   */
  static Optional<VoiLut> of(DataSet header, int frame, boolean signed) {
    DataSet attributes = FunctionalGroups.attributes(header, frame, Tags.FrameVOILUTSequence);
    return window(attributes)
        .or(() ->
            FunctionalGroups.first(attributes, Tags.VOILUTSequence)
                .map(item -> LookupTable.of(item, Tags.LUTDescriptor, Tags.LUTData, signed))
                .map(VoiTable::new));
  }

  private static Optional<VoiLut> window(DataSet attributes) {
    try {
      double center = attributes.number(Tags.WindowCenter).orElse(Double.NaN);
      double width = attributes.number(Tags.WindowWidth).orElse(Double.NaN);
      return Optional.of(new Window(center, width, function(attributes)));
    } catch (MalformedDicom e) {
      return Optional.empty();
    }
  }

  private static Window.Function function(DataSet attributes) {
    return switch (attributes.string(Tags.VOILUTFunction).orElse("")) {
      case "SIGMOID" -> Window.Function.SIGMOID;
      case "LINEAR_EXACT" -> Window.Function.LINEAR_EXACT;
      default -> Window.Function.LINEAR;
    };
  }
}
