package org.pocketdicom.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.dictionary.Tags;

/**
 * Attributes whose Enumerated Values are the same in all modules (PS3.3 C). Most code strings have
 * Defined Terms instead, which others may extend, or values that depend on the IOD.
 *
 * @param section of PS3.3
 * @param values those of the first value, of the second …; further values may be anything
 */
record EnumeratedValues(String section, List<Set<String>> values) {

  private static final Set<String> YES_NO = Set.of("YES", "NO");
  private static final Set<String> BIT = Set.of("0", "1");

  private static final Map<Integer, EnumeratedValues> BY_TAG =
      Map.ofEntries(
          Map.entry(
              Tags.ImageType,
              new EnumeratedValues(
                  "C.7.6.1.1.2",
                  List.of(Set.of("ORIGINAL", "DERIVED", "MIXED"), Set.of("PRIMARY", "SECONDARY")))),
          of(Tags.PatientSex, "C.7.1.1", Set.of("M", "F", "O")),
          of(Tags.PatientIdentityRemoved, "C.7.1.1", YES_NO),
          of(Tags.PatientSexNeutered, "C.7.2.3", Set.of("ALTERED", "UNALTERED")),
          of(Tags.Laterality, "C.7.3.1", Set.of("R", "L")),
          of(Tags.ImageLaterality, "C.7.6.1", Set.of("R", "L", "U", "B")),
          of(Tags.QualityControlImage, "C.7.6.1", Set.of("YES", "NO", "BOTH")),
          of(Tags.BurnedInAnnotation, "C.7.6.1", YES_NO),
          of(Tags.RecognizableVisualFeatures, "C.7.6.1", YES_NO),
          of(Tags.LossyImageCompression, "C.7.6.1", Set.of("00", "01")),
          of(Tags.PlanarConfiguration, "C.7.6.3", BIT),
          of(Tags.PixelRepresentation, "C.7.6.3", BIT),
          of(
              Tags.LongitudinalTemporalInformationModified,
              "C.12.1",
              Set.of("UNMODIFIED", "MODIFIED", "REMOVED")),
          of(Tags.CompletionFlag, "C.17.2", Set.of("PARTIAL", "COMPLETE")),
          of(Tags.VerificationFlag, "C.17.2", Set.of("UNVERIFIED", "VERIFIED")),
          of(Tags.ContinuityOfContent, "C.17.3", Set.of("SEPARATE", "CONTINUOUS")));

  private static Map.Entry<Integer, EnumeratedValues> of(
      int tag, String section, Set<String> values) {
    return Map.entry(tag, new EnumeratedValues(section, List.of(values)));
  }

  static void check(DataElement element, Place place) {
    EnumeratedValues enumerated = BY_TAG.get(element.tag());
    if (enumerated == null) {
      return;
    }
    List<String> given = element.strings();
    for (int i = 0; i < Math.min(given.size(), enumerated.values.size()); i++) {
      if (!enumerated.values.get(i).contains(given.get(i))) {
        place.say(
            Rule.ENUMERATED_VALUE,
            "PS3.3 " + enumerated.section,
            element.tag(),
            "value " + (i + 1) + " is none of the Enumerated Values");
      }
    }
  }
}
