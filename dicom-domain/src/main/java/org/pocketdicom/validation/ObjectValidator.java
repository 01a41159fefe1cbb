package org.pocketdicom.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Warning;
import org.pocketdicom.validation.Finding.Severity;

/**
 * Looks for departures from the standard in an object that a lenient reader has read. Stateless.
 *
 * <p>Values that were left in the object are not looked at, Pixel Data but for its length. Of
 * modules only what every instance of an IOD must have is asked for, where {@link Modules} has it;
 * conditions are not evaluated.
 */
public final class ObjectValidator {

  private ObjectValidator() {}

  /**
   * Tells each finding as it is met: what the reader tolerated, then the File Meta Information,
   * then the elements in their order, then what is missing, then the pixels.
   */
  public static void validate(DicomFile file, Consumer<Finding> findings) {
    for (Warning warning : file.warnings()) {
      findings.accept(finding(warning));
    }
    Place meta = new Place(file.meta(), findings);
    FileMetaRules.check(meta, file);
    walk(meta);
    Place dataSet = new Place(file.dataSet(), findings);
    walk(dataSet);
    Modules.check(dataSet, file.meta());
    PixelRules.check(dataSet, file.transferSyntax());
  }

  private static Finding finding(Warning warning) {
    return new Finding(
        Severity.ERROR,
        warning.deviation().name(),
        DeviationSections.of(warning.deviation()),
        warning.where(),
        "tolerated by the reader at byte " + warning.offset());
  }

  // Each Item before what follows its sequence, however deep it is.
  private static void walk(Place outermost) {
    Deque<Place> open = new ArrayDeque<>(List.of(outermost));
    while (!open.isEmpty()) {
      Place place = open.peek();
      if (!place.elements().hasNext()) {
        Modules.checkItem(open.pop());
        continue;
      }
      DataElement element = place.elements().next();
      ElementRules.check(element, place);
      List<DataSet> items = element.items();
      for (int i = items.size() - 1; i >= 0; i--) {
        open.push(place.item(element.tag(), i, items.get(i)));
      }
    }
  }
}
